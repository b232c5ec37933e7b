package io.moonbus.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessFileTest {

  private static final AccessFile ACCESS = new AccessFile("http://127.0.0.1:1", "t", 7, "n");

  @TempDir
  Path temp;

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    Path file = temp.resolve("data/.admin.json");
    ACCESS.write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(AccessFile.read(file)).isEqualTo(ACCESS);
  }

  @Test
  void whatAnotherProcessWroteIsNotDeleted() throws IOException {
    Path file = temp.resolve("f");
    ACCESS.write(file);
    AccessFile other = new AccessFile("http://127.0.0.1:2", "u", 8, "m");
    other.write(file);
    ACCESS.delete(file);
    assertThat(AccessFile.read(file)).isEqualTo(other);
    other.delete(file);
    assertThat(file).doesNotExist();
    other.delete(file);
  }

  @Test
  void aDamagedFileIsTold() throws IOException {
    Path file = Files.writeString(temp.resolve("f"), "{\"url\":");
    assertThatThrownBy(() -> AccessFile.read(file)).hasMessageContaining("f is damaged");
    assertThat(AccessFile.read(temp.resolve("none"))).isNull();
  }
}
