package io.moonbus.lua.engine.patch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** The build step: writes the corrected classes where they come before luaj's jar. */
public final class Patcher {

  private Patcher() {
  }

  /** @param arguments the directory of the project's classes */
  public static void main(String[] arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    Map<String, List<Correction>> byOwner =
        Corrections.ALL.stream().collect(Collectors.groupingBy(Correction::owner));
    for (Map.Entry<String, List<Correction>> entry : byOwner.entrySet()) {
      Path file = classes.resolve(entry.getKey() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, corrected(original(entry.getKey()), entry.getValue()));
    }
  }

  static byte[] corrected(byte[] original, List<Correction> corrections) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(original).accept(new CorrectingVisitor(writer, corrections), 0);
    return writer.toByteArray();
  }

  /** The class as it is in luaj's jar, also when a corrected one already comes before it. */
  static byte[] original(String internalName) throws IOException {
    String resource = internalName + ".class";
    for (URL url : Collections.list(Patcher.class.getClassLoader().getResources(resource))) {
      if (url.getProtocol().equals("jar")) {
        try (InputStream in = url.openStream()) {
          return in.readAllBytes();
        }
      }
    }
    throw new IOException("luaj's jar with " + resource + " is not in the class path");
  }
}
