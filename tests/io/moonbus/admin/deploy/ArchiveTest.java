package io.moonbus.admin.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as packages and back. */
class ArchiveTest {

  private static final PackageLimits LIMITS = new PackageLimits(1000, 5);

  @TempDir
  Path temp;

  @Test
  void whatWasPackedComesOutWithTheSameVersion() throws IOException {
    Path folder = folder("a");
    write(folder, "main.lua", "x = 1");
    write(folder, "img/logo.png", "\u0000\u0001");
    Path zip = temp.resolve("a.zip");
    String version = Folder.read(folder, LIMITS).pack(zip);
    assertThat(version).matches("[0-9a-f]{12}").isEqualTo(Folder.read(folder, LIMITS).version());
    Path target = folder("b");
    try (Archive archive = Archive.open(zip, LIMITS)) {
      assertThat(archive.version()).isEqualTo(version);
      assertThat(archive.extract(target)).isEqualTo(version);
    }
    assertThat(target.resolve("img/logo.png")).content().isEqualTo("\u0000\u0001");
    assertThat(Folder.read(target, LIMITS).version()).isEqualTo(version);
  }

  @Test
  void theVersionIsThatOfNamesAndContentsAlone() throws IOException {
    Path one = folder("one");
    write(one, "a", "bc");
    String version = Folder.read(one, LIMITS).version();
    Files.setLastModifiedTime(one.resolve("a"), java.nio.file.attribute.FileTime.fromMillis(0));
    write(one, ".hidden", "x");
    assertThat(Folder.read(one, LIMITS).version()).isEqualTo(version);
    Path other = folder("other");
    write(other, "ab", "c");
    assertThat(Folder.read(other, LIMITS).version()).isNotEqualTo(version);
    write(one, "a", "bd");
    assertThat(Folder.read(one, LIMITS).version()).isNotEqualTo(version);
  }

  @Test
  void linksAreRefusedWithTheirName() throws IOException {
    Path folder = folder("a");
    Files.createSymbolicLink(folder.resolve("link"), temp);
    assertThatThrownBy(() -> Folder.read(folder, LIMITS)).hasMessageContaining("a/link is a symbolic link");
  }

  @Test
  void foldersThatHoldTooMuchAreRefused() throws IOException {
    Path large = folder("large");
    write(large, "a", "x".repeat(600));
    write(large, "b", "x".repeat(600));
    assertThatThrownBy(() -> Folder.read(large, LIMITS)).hasMessageContaining("larger than 1000 bytes (admin.maxPackage)");
    Path many = folder("many");
    for (int i = 0; i < 6; i++) {
      write(many, "f" + i, "");
    }
    assertThatThrownBy(() -> Folder.read(many, LIMITS)).hasMessageContaining("more than 5 files (admin.maxFiles)");
  }

  @Test
  void entriesThatLeaveTheFolderAreRefused() throws IOException {
    refused(Reason.INVALID, "is refused", zip("../evil.lua", "x"));
    refused(Reason.INVALID, "is refused", zip("/etc/evil", "x"));
    refused(Reason.INVALID, "is refused", zip("a/../../evil/", ""));
  }

  @Test
  void aSmallArchiveThatGrowsIsRefusedWhileItIsRead() throws IOException {
    Path zip = zip("bomb", "0".repeat(5_000_000));
    assertThat(Files.size(zip)).isLessThan(10_000);
    try (Archive archive = Archive.open(zip, LIMITS)) {
      assertThatThrownBy(archive::version).isInstanceOf(DeploymentException.class).hasMessageContaining("larger");
      assertThatThrownBy(() -> archive.extract(folder("out"))).isInstanceOf(DeploymentException.class);
    }
  }

  @Test
  void whatIsNoArchiveOrEmptyIsRefused() throws IOException {
    Path text = Files.writeString(temp.resolve("text"), "no zip");
    refused(Reason.INVALID, "no zip archive", text);
    refused(Reason.INVALID, "empty", zip("folder/", ""));
    String[] names = {"a", "b", "c", "d", "e", "f"};
    refused(Reason.TOO_LARGE, "more than 5 files", zip(names));
  }

  @Test
  void damagedArchivesNeverGiveAnythingElseThanTheirError() throws IOException {
    Path folder = folder("a");
    write(folder, "main.lua", "x = 1 -- some text that can be compressed, compressed, compressed");
    write(folder, "b/c.txt", "more text");
    Path whole = temp.resolve("whole.zip");
    String version = Folder.read(folder, LIMITS).pack(whole);
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = bytes.clone();
      for (int j = 0; j <= random.nextInt(3); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Path zip = Files.write(temp.resolve("damaged.zip"), damaged);
      try (Archive archive = Archive.open(zip, LIMITS)) {
        assertThat(archive.version()).hasSize(version.length());
      } catch (DeploymentException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  private void refused(Reason reason, String message, Path zip) {
    assertThatThrownBy(() -> Archive.open(zip, LIMITS)).hasMessageContaining(message)
        .extracting(e -> ((DeploymentException) e).reason()).isEqualTo(reason);
  }

  private Path zip(String name, String content) throws IOException {
    Path file = Files.createTempFile(temp, "", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, name, content);
    }
    return file;
  }

  private Path zip(String... names) throws IOException {
    Path file = Files.createTempFile(temp, "", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        entry(zip, name, "");
      }
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    ((OutputStream) zip).write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  private static void write(Path folder, String name, String content) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), content);
  }
}
