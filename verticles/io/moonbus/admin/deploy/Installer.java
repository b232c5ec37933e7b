package io.moonbus.admin.deploy;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the applications of one kind are on this node. Methods that give no future block. */
interface Installer {

  /** What applications it has. */
  Kind kind();

  /** A folder of its own for something that is being brought, on the file system of the applications. */
  Path newStaging() throws IOException;

  /**
   * The version of a package.
   *
   * @throws DeploymentException when it cannot be deployed
   */
  String versionOf(Path file) throws IOException;

  /**
   * Makes a package of what is in service.
   *
   * @param staging where there is room for it
   */
  Path pack(String name, Path staging) throws IOException;

  /**
   * Makes of a package what {@link #activate} takes.
   *
   * @param staging where there is room for it
   */
  Path unpack(Path file, Path staging) throws IOException;

  /** Looks whether it would run, while what is in service goes on. Failed with a {@link DeploymentException}. */
  Future<Void> verify(String name, Path content);

  /** Takes it into service in place of what is there; when that fails, the old goes on. */
  Future<Void> activate(String name, Path content, String version);

  /** Takes an application out of service; it can be brought back. */
  Future<Void> remove(String name);

  /** Brings back the version before, in place of the one in service if there is one. */
  Future<Void> restore(String name);

  /** The version in service, {@code ""} when there is none. */
  String version(String name) throws IOException;

  /** The version that can be brought back, {@code ""} when there is none. */
  String previous(String name) throws IOException;

  /** All that there are. */
  Future<List<Installed>> installed();
}
