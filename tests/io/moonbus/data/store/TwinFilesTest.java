package io.moonbus.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinFilesTest {

  @TempDir
  Path folder;

  private final LogRecords log = new LogRecords();

  @AfterEach
  void restoreLog() {
    log.close();
  }

  private TwinFiles open() throws StoreException {
    return TwinFiles.open(folder, Sample.MERGING);
  }

  private Map<Long, Long> reopened() throws StoreException {
    try (TwinFiles files = open()) {
      return Sample.versions(files);
    }
  }

  @Test
  void startsEmpty() throws Exception {
    try (TwinFiles files = open()) {
      assertThat(files.isNew()).isTrue();
      assertThat(Sample.versions(files)).isEmpty();
    }
    assertThat(reopened()).isEmpty();
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void canBeReadByTheOwnerOnly() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path deep = folder.resolve("a/b");
    try (TwinFiles files = TwinFiles.open(deep, Sample.MERGING)) {
      files.write(Sample.entries(0, 100, 1));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep))).isEqualTo("rwx------");
    Damage.TORN.to(deep.resolve(TwinFiles.FIRST), new Random(1));
    TwinFiles.open(deep, Sample.MERGING).close();
    try (Stream<Path> files = Files.list(deep)) {
      assertThat(files.filter(file -> file.toString().contains("store")).map(TwinFilesTest::permissions))
          .hasSizeGreaterThanOrEqualTo(2).containsOnly("rw-------");
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void keepsWhatWasWrittenOverARestart() throws Exception {
    try (TwinFiles files = open()) {
      files.write(Sample.entries(0, 100, 1));
      files.write(Sample.entries(50, 60, 2));
      files.write(List.of(Sample.removal(7), Sample.removal(1000)));
    }
    try (TwinFiles files = open()) {
      assertThat(files.isNew()).isFalse();
      assertThat(Sample.versions(files)).hasSize(99).containsEntry(55L, 2L).containsEntry(5L, 1L)
          .doesNotContainKey(7L);
    }
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void takesTheLastOfSeveralEntriesOfOneKeyInAGroup() throws Exception {
    try (TwinFiles files = open()) {
      files.write(List.of(Sample.entry(1, 1), Sample.removal(1), Sample.entry(1, 3), Sample.entry(2, 1),
          Sample.removal(2)));
    }
    assertThat(reopened()).containsExactly(Map.entry(1L, 3L));
  }

  @Test
  void keepsValuesOfAnyLength() throws Exception {
    byte[] large = new byte[3 << 20];
    try (TwinFiles files = open()) {
      files.write(List.of(new Entry(new byte[] {1}, new byte[0]), new Entry(new byte[] {-1}, large)));
    }
    try (TwinFiles files = open()) {
      files.forEach((key, value) -> assertThat(value).hasSize(key[0] == 1 ? 0 : large.length));
    }
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void refusesAFolderThatIsInUseAndNamesTheSetting() throws Exception {
    try (TwinFiles files = open()) {
      assertThatThrownBy(this::open).isInstanceOf(StoreLockedException.class)
          .hasMessageContaining(folder.toString()).hasMessageContaining("setting data")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      files.write(Sample.entries(0, 1, 1));
    }
    assertThat(reopened()).hasSize(1);
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> TwinFiles.open(file, Sample.MERGING)).isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString()).hasMessageContaining("setting data");
  }

  @Test
  void makesAMissingFileAnew() throws Exception {
    write(100);
    Files.delete(folder.resolve(TwinFiles.FIRST));
    assertThat(reopened()).hasSize(100);
    Files.delete(folder.resolve(TwinFiles.SECOND));
    assertThat(reopened()).hasSize(100);
    assertThat(log.problems()).hasSize(2).allMatch(line -> line.contains("was missing"));
  }

  @Test
  void takesTheNewerFileAfterACrashBetweenTheTwoWithoutAWord() throws Exception {
    write(100);
    try (StoreFileHandle first = new StoreFileHandle(folder.resolve(TwinFiles.FIRST))) {
      first.file.write(Sample.entries(100, 110, 1));
    }
    assertThat(reopened()).hasSize(110);
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void leavesNothingBesideItsFiles() throws Exception {
    write(1000);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(TwinFiles.FIRST, TwinFiles.SECOND, FolderLock.FILE);
    }
  }

  @Test
  void doesNotGrowWithoutEndWhenTheSameEntriesAreWrittenAgain() throws Exception {
    try (TwinFiles files = open()) {
      files.write(Sample.entries(0, 2000, 0));
      for (int version = 1; version <= 500; version++) {
        files.write(Sample.entries(version * 13 % 1990, version * 13 % 1990 + 10, version));
      }
      assertThat(files.size()).isLessThan(2 * 16 << 20);
      assertThat(Sample.versions(files)).hasSize(2000);
    }
  }

  private void write(int entries) throws StoreException {
    try (TwinFiles files = open()) {
      for (int from = 0; from < entries; from += 10) {
        files.write(Sample.entries(from, from + 10, 1));
      }
    }
  }

  /** Closes a file as a crash would. */
  private record StoreFileHandle(StoreFile file) implements AutoCloseable {

    StoreFileHandle(Path path) throws IOException {
      this(StoreFile.open(path));
    }

    @Override
    public void close() {
      file.abandon();
    }
  }
}
