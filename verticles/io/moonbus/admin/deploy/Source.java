package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What somebody wants to deploy, as a package. Blocks.
 *
 * @param version   of the content of a folder, {@code ""} of a jar
 * @param temporary whether the file was made for this and is deleted when this is closed
 */
public record Source(Kind kind, Path file, String version, boolean temporary) implements AutoCloseable {

  /**
   * Packs a folder, or takes a jar as it is.
   *
   * @throws DeploymentException when it is neither, or cannot be deployed
   */
  public static Source of(Path path, PackageLimits limits) throws IOException {
    if (Files.isRegularFile(path) && path.toString().endsWith(".jar")) {
      limits.checkBytes(Files.size(path));
      return new Source(Kind.JAR, path, "", false);
    }
    if (!Files.isDirectory(path)) {
      throw new DeploymentException(Reason.INVALID, Files.exists(path)
          ? path + " is neither a folder nor a jar" : "there is no " + path);
    }
    Folder folder = Folder.read(path, limits);
    if (folder.size() == 0) {
      throw new DeploymentException(Reason.INVALID, "the folder " + path + " is empty");
    }
    Path file = Files.createTempFile("moonbus-", ".zip");
    try {
      return new Source(Kind.FOLDER, file, folder.pack(file), true);
    } catch (IOException | RuntimeException e) {
      Files.delete(file);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(file);
    }
  }
}
