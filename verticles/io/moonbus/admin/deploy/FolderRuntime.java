package io.moonbus.admin.deploy;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What runs the applications in the folders of {@code www/}. It decides by their files what they are: Lua today, another
 * language as soon as it is taught here.
 */
public interface FolderRuntime {

  /**
   * Loads an application that is not in its place, apart from what is in service, as if it were.
   *
   * @param name   where it is to be
   * @param folder where it is
   * @return what is wrong with it, a line each that begins with file and line; nothing when it can serve
   */
  Future<List<String>> check(String name, Path folder);

  /**
   * Takes over what is on disk now of everything that is loaded.
   *
   * @return what is wrong with the application of this name and those below it
   */
  Future<List<String>> reload(String name);

  /** What is known of each application with code, by name. */
  Future<Map<String, State>> states();

  /**
   * How an application is.
   *
   * @param loaded  whether it serves already or waits for its first client
   * @param failure why not, {@code ""} when it can
   */
  record State(boolean loaded, String failure) {
  }
}
