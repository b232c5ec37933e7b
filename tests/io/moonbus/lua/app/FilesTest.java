package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.lua.LuaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts read and write files below {@code www/} and {@code data/} only, unless {@code lua.unsafe} names files. */
class FilesTest {

  private static final String WRITE = "(function(name) local f, message, number = io.open(name, 'w') "
      + "if f then f:write('written') f:close() end return f ~= nil, number end)('%s')";

  @TempDir
  private Path folder;
  private final Www www = new Www();

  @BeforeEach
  void configure() throws IOException {
    www.app("", "").options().data(Files.createDirectory(folder.resolve("data")));
  }

  @AfterEach
  void close() {
    www.close();
  }

  private String write(Path file) {
    return www.eval("", WRITE.formatted(file));
  }

  @Test
  void filesBelowWwwAndDataCanBeWritten() {
    www.start();

    assertThat(write(www.folder().resolve("note.txt"))).isEqualTo("[true,null]");
    assertThat(write(folder.resolve("data/note.txt"))).isEqualTo("[true,null]");
    assertThat(folder.resolve("data/note.txt")).hasContent("written");
  }

  @Test
  void otherFilesCannot() {
    www.start();

    assertThat(write(folder.resolve("note.txt"))).isEqualTo("[false,13]");
    assertThat(write(folder.resolve("data/../note.txt"))).isEqualTo("[false,13]");
    assertThat(folder.resolve("note.txt")).doesNotExist();
  }

  @Test
  void linksLeadNowhereElse() throws IOException {
    Files.createSymbolicLink(folder.resolve("data/out"), folder);
    www.start();

    assertThat(write(folder.resolve("data/out/note.txt"))).isEqualTo("[false,13]");
  }

  @Test
  void allFilesCanWhenThatIsAllowed() {
    www.options().unsafe().add(LuaOptions.UNSAFE_FILES);
    www.start();

    assertThat(write(folder.resolve("note.txt"))).isEqualTo("[true,null]");
  }
}
