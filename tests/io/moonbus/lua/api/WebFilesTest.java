package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebFilesTest extends MonaFixture {

  @TempDir
  Path folder;

  @Override
  void prepare() {
    context.www = folder.resolve("www");
  }

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(folder.resolve("www/app/sub"));
    Files.writeString(folder.resolve("www/app/two.dots.gz"), "12345");
    Files.writeString(folder.resolve("www/app/noext"), "");
    Files.writeString(folder.resolve("www/app/.hid"), "1");
  }

  private String www() {
    return folder.resolve("www").toAbsolutePath().toString();
  }

  @Test
  void absolutePathIsBelowWww() {
    assertThat(eval("mona:absolutePath(''), mona:absolutePath(), mona:absolutePath('/a'), mona:absolutePath(12)"))
        .isEqualTo("%1$s/ %1$s/ %1$s//a/ %1$s/12/".formatted(www()));
  }

  @Test
  void listPathsGivesFilesAndFolders() {
    context.run("t = {} for i, f in ipairs(mona:listPaths('app')) do t[f.name] = f end");
    assertThat(eval("#mona:listPaths('/app'), #mona:listPaths('')")).isEqualTo("4 1");
    assertThat(eval("t['two.dots.gz'].baseName, t['two.dots.gz'].extension, t['two.dots.gz'].size, "
        + "t['two.dots.gz'].isFolder, t['two.dots.gz'].value")).isEqualTo("two.dots gz 5 false app/two.dots.gz");
    assertThat(eval("t.sub.isFolder, t.sub.size, t.sub.extension, t.sub.isAbsolute, t.sub.nope"))
        .isEqualTo("true 0  true nil");
    assertThat(eval("t.noext.parent, t.noext.path, tostring(t.noext)"))
        .isEqualTo("%1$s/app/ %1$s/app/noext %1$s/app/noext".formatted(www()));
  }

  @Test
  void lastModifiedIsInSeconds() {
    assertThat(eval("(function(f) return f.lastModified > 1.6e9 and f.lastModified < 1e11 and "
        + "f.lastModified % 1 == 0 end)(mona:listPaths('app')[1])")).isEqualTo("true");
  }

  @Test
  void aMissingFolderAFileOrOneOutsideGiveNothingAndAreLogged() {
    assertThat(eval("#mona:listPaths('missing'), #mona:listPaths('app/noext'), #mona:listPaths('../'), "
        + "#mona:listPaths('app/../../www2'), #mona:listPaths('a\\0b')")).isEqualTo("0 0 0 0 0");
    assertThat(context.logged).hasSize(5).allMatch(line -> line.startsWith("SEVERE"));
  }
}
