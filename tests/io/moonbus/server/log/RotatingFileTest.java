package io.moonbus.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

  @TempDir
  Path folder;

  @Test
  void theOldestFileHasTheNumberOfTheRotation() throws IOException {
    write(2, 10, "first", "second", "third", "fourth", "fifth");
    assertThat(folder).isDirectoryContaining("glob:**log.0").isDirectoryContaining("glob:**log.2")
        .isDirectoryNotContaining("glob:**log.3");
    assertThat(folder.resolve("log.0")).hasContent("fifth");
    assertThat(folder.resolve("log.2")).hasContent("third");
  }

  @Test
  void withoutRotationOneFileIsBegunAnew() throws IOException {
    write(0, 10, "first", "second", "third");
    assertThat(folder.resolve("log")).hasContent("third");
    assertThat(folder.toFile().list()).containsExactly("log");
  }

  @Test
  void aFileWithoutLimitGrows() throws IOException {
    write(2, 0, "first", "second", "third");
    assertThat(folder.resolve("log.0")).hasContent("firstsecondthird");
  }

  @Test
  void theFileOfTheLastRunIsContinued() throws IOException {
    write(2, 100, "first");
    write(2, 100, "second");
    assertThat(folder.resolve("log.0")).hasContent("firstsecond");
  }

  @Test
  void aLineLongerThanAFileIsWrittenWhole() throws IOException {
    write(1, 3, "long line", "x");
    assertThat(Files.readString(folder.resolve("log.1"))).isEqualTo("long line");
  }

  private void write(int rotation, long maxSize, String... lines) throws IOException {
    RotatingFile file = new RotatingFile(folder, "log", rotation, maxSize);
    for (String line : lines) {
      file.write(line.getBytes(StandardCharsets.UTF_8));
    }
    file.close();
  }
}
