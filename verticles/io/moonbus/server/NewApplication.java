package io.moonbus.server;

import io.moonbus.server.settings.Catalog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a small application that works at once and can be changed. */
final class NewApplication {

  private static final String NAME = "[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*";

  private NewApplication() {
  }

  static int run(Invocation invocation) {
    String name = invocation.operand();
    if (!name.matches(NAME)) {
      throw new UsageException(name + " cannot be the name of an application: letters, digits, - and _ are allowed, "
          + "and / between names");
    }
    Path www = invocation.settings().path(Catalog.WWW).orElseThrow();
    Path folder = www.resolve(name);
    Path main = folder.resolve("main.lua");
    if (Files.exists(main)) {
      invocation.terminal().err().println("moonbus: " + main + " exists already");
      return ExitStatus.CANNOT_CREATE;
    }
    try {
      write(folder, invocation.terminal().home());
    } catch (IOException e) {
      invocation.terminal().err().println("moonbus: cannot write into " + folder + ": " + e);
      return ExitStatus.CANNOT_CREATE;
    }
    invocation.terminal().out().println("Wrote " + folder + "\nIt is served at /" + name
        + "/ as soon as ./moonbus runs; changes of main.lua work at once.");
    return ExitStatus.OK;
  }

  /** Writes the application's files. */
  static void write(Path folder, Path home) throws IOException {
    Files.createDirectories(folder);
    copy("main.lua", folder.resolve("main.lua"));
    copy("index.html", folder.resolve("index.html"));
    Files.writeString(folder.resolve(".luarc.json"), luarc(home, folder));
  }

  private static void copy(String resource, Path target) throws IOException {
    try (InputStream in = NewApplication.class.getResourceAsStream("application/" + resource)) {
      Files.write(target, in.readAllBytes());
    }
  }

  /** Tells the Lua language server where the script API is declared. */
  private static String luarc(Path home, Path folder) {
    Path library = home.resolve("conf/lua/library");
    String path = folder.toAbsolutePath().startsWith(home) ? folder.toAbsolutePath().relativize(library).toString()
        : library.toString();
    return new JsonObject()
        .put("runtime.version", "LuaJIT")
        .put("workspace.library", new JsonArray().add(path))
        .encodePrettily() + "\n";
  }
}
