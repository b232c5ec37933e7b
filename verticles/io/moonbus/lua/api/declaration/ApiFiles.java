package io.moonbus.lua.api.declaration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that are written from the declaration. */
public final class ApiFiles {

  private ApiFiles() {
  }

  /** Their texts by their paths in the project. */
  static Map<Path, String> texts() {
    Map<Path, String> texts = new LinkedHashMap<>();
    texts.put(Path.of("docs", "lua-api.md"), ReferencePage.text());
    texts.put(Path.of("conf", "lua", "library", "moonbus.lua"), Annotations.text());
    return texts;
  }

  /**
   * Writes them.
   *
   * @param arguments the folder of the project, the current one when there is none
   */
  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments.length == 0 ? "." : arguments[0]);
    for (Map.Entry<Path, String> file : texts().entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
