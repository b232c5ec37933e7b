package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the project that is made from declarations in the code. */
public final class GeneratedFile {

  private GeneratedFile() {
  }

  /** Compares; with {@code -Dmoonbus.generate} the file is written instead. */
  public static void assertUpToDate(Path file, String content) throws IOException {
    if (System.getProperty("moonbus.generate") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    }
    assertThat(file).as("run mvn test -Dtest=DocumentsTest -Dmoonbus.generate=true").exists();
    assertThat(Files.readString(file)).as("run mvn test -Dtest=DocumentsTest -Dmoonbus.generate=true")
        .isEqualTo(content);
  }
}
