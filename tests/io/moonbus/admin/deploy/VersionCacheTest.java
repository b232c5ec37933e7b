package io.moonbus.admin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionCacheTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir
  Path folder;

  private final VersionCache cache = new VersionCache();
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(folder.resolve("main.lua"), "one");
    Files.setLastModifiedTime(file, LONG_AGO);
  }

  @Test
  void filesThatLookTheSameAreNotReadAgain() throws Exception {
    String one = version();
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, LONG_AGO);
    assertThat(version()).isEqualTo(one);
  }

  @Test
  void whatHasChangedGetsItsVersion() throws Exception {
    String one = version();
    Files.writeString(file, "two");
    String two = version();
    assertThat(two).isNotEqualTo(one).isEqualTo(Folder.read(folder, PackageLimits.DEFAULT).version());
    Files.writeString(file, "one");
    assertThat(version()).as("changed just now, and perhaps in the same tick of the clock").isEqualTo(one);
    Files.writeString(folder.resolve("more.lua"), "");
    assertThat(version()).isNotIn(one, two);
    Files.delete(folder.resolve("more.lua"));
    assertThat(version()).isEqualTo(one);
  }

  @Test
  void aFolderThatWasPutInThePlaceOfAnotherIsRead() throws Exception {
    String one = version();
    Path other = Files.writeString(folder.resolve("new"), "two");
    Files.setLastModifiedTime(other, LONG_AGO);
    Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(version()).isNotEqualTo(one);
  }

  private String version() throws Exception {
    return cache.version(folder, PackageLimits.DEFAULT);
  }
}
