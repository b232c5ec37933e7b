package io.moonbus.admin.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** Compiles verticles into jars. */
public final class Jars {

  private Jars() {
  }

  /**
   * Makes a jar of the class {@code game.Main}.
   *
   * @param main what the manifest names, {@code null} = nothing
   */
  public static Path compile(Path temp, String source, String main) throws IOException {
    Path folder = Files.createTempDirectory(temp, "classes");
    Path file = Files.writeString(folder.resolve("Main.java"), source);
    int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-nowarn", "-proc:none",
        "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), file.toString());
    if (status != 0) {
      throw new AssertionError("the test's verticle does not compile");
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (main != null) {
      manifest.getMainAttributes().putValue("Main-Verticle", main);
    }
    Path jar = folder.resolve("game.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("game/Main.class"));
      Files.copy(folder.resolve("game/Main.class"), out);
    }
    return jar;
  }
}
