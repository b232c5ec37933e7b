package io.moonbus.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store whose files are damaged while nobody has them open. */
class DamagedFilesTest {

  private static final int ENTRIES = 2000;
  private static final int FEW = 4;
  private static final int MANY = 250;

  @TempDir
  Path temporary;

  private final LogRecords log = new LogRecords();

  @AfterEach
  void restoreLog() {
    log.close();
  }

  @ParameterizedTest
  @EnumSource
  void damageToOneFileLosesNothing(Damage damage) throws Exception {
    damageOne(damage, FEW);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void damageToOneFileNeverLosesAnything(Damage damage) throws Exception {
    damageOne(damage, MANY);
  }

  @ParameterizedTest
  @EnumSource
  void damageToBothFilesNeverStopsAStartNorGivesWrongValues(Damage damage) throws Exception {
    damageBoth(damage, FEW);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void damageToBothFilesManyTimesNeverStopsAStartNorGivesWrongValues(Damage damage) throws Exception {
    damageBoth(damage, MANY);
  }

  @Test
  void tellsInOneLineWhatIsDamagedAndWhereItIsKept() throws Exception {
    Path folder = copy("reported");
    Path damaged = folder.resolve(TwinFiles.SECOND);
    Damage.ONLY_GARBAGE.to(damaged, new Random(1));
    byte[] content = Files.readAllBytes(damaged);
    assertThat(read(folder)).hasSize(ENTRIES);
    List<Path> kept = kept(folder);
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0)).hasBinaryContent(content);
    assertThat(log.problems()).singleElement().asString().contains(damaged.toString(), "damaged", "nothing is lost",
        kept.get(0).toString());
    assertThat(read(folder)).hasSize(ENTRIES);
    assertThat(log.problems()).hasSize(1);
  }

  @Test
  void tellsInOneLineThatEntriesAreLost() throws Exception {
    Path folder = copy("lost");
    Damage.ONLY_GARBAGE.to(folder.resolve(TwinFiles.FIRST), new Random(1));
    Damage.TRUNCATED.to(folder.resolve(TwinFiles.SECOND), new Random(2));
    try (TwinFiles files = open(folder)) {
      assertThat(files.incomplete()).isTrue();
    }
    assertThat(kept(folder)).hasSize(2);
    assertThat(log.problems()).singleElement().asString().contains(TwinFiles.FIRST, TwinFiles.SECOND, "lost",
        kept(folder).get(0).toString(), kept(folder).get(1).toString());
  }

  @Test
  void aDamagedEntryIsTakenFromTheOtherFileEvenIfThatIsDamagedElsewhere() throws Exception {
    Path folder = copy("both");
    flipValue(folder.resolve(TwinFiles.FIRST), 100);
    flipValue(folder.resolve(TwinFiles.SECOND), 1900);
    assertThat(read(folder)).hasSize(ENTRIES);
    assertThat(log.problems()).hasSize(1);
  }

  @Test
  void anEntryThatIsDamagedInBothFilesIsNotUsed() throws Exception {
    Path folder = copy("same");
    flipValue(folder.resolve(TwinFiles.FIRST), 100);
    flipValue(folder.resolve(TwinFiles.SECOND), 100);
    try (TwinFiles files = open(folder)) {
      assertThat(Sample.versions(files)).hasSize(ENTRIES - 1).doesNotContainKey(100L);
      files.write(List.of(Sample.entry(100, 2)));
    }
    assertThat(read(folder)).hasSize(ENTRIES).containsEntry(100L, 2L);
    assertThat(log.problems()).singleElement().asString().contains("1999 of 2000");
  }

  private void damageOne(Damage damage, int times) throws Exception {
    Path original = original();
    for (int seed = 0; seed < times; seed++) {
      Path folder = copy(original, "one-" + seed);
      damage.to(folder.resolve(seed % 2 == 0 ? TwinFiles.FIRST : TwinFiles.SECOND), new Random(seed));
      assertThat(read(folder)).as("seed " + seed).hasSize(ENTRIES);
      assertThat(kept(folder)).hasSizeLessThanOrEqualTo(1);
      delete(folder);
    }
    assertThat(log.problems()).hasSizeLessThanOrEqualTo(times).allMatch(line -> line.contains("nothing is lost"));
  }

  private void damageBoth(Damage damage, int times) throws Exception {
    Path original = original();
    for (int seed = 0; seed < times; seed++) {
      Path folder = copy(original, "both-" + seed);
      Random random = new Random(seed);
      damage.to(folder.resolve(TwinFiles.FIRST), random);
      damage.to(folder.resolve(TwinFiles.SECOND), random);
      try (TwinFiles files = open(folder)) {
        Sample.versions(files);
        files.write(Sample.entries(0, ENTRIES, 2));
      }
      assertThat(read(folder)).as("seed " + seed).hasSize(ENTRIES).containsEntry(5L, 2L);
      delete(folder);
    }
  }

  private static TwinFiles open(Path folder) throws StoreException {
    return TwinFiles.open(folder, Sample.MERGING);
  }

  private static Map<Long, Long> read(Path folder) throws StoreException {
    try (TwinFiles files = open(folder)) {
      return Sample.versions(files);
    }
  }

  private Path original() throws StoreException {
    Path folder = temporary.resolve("original");
    try (TwinFiles files = open(folder)) {
      for (int from = 0; from < ENTRIES; from += 20) {
        files.write(Sample.entries(from, from + 20, 1));
      }
    }
    return folder;
  }

  private Path copy(String name) throws IOException {
    return copy(original(), name);
  }

  private Path copy(Path original, String name) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.copy(original.resolve(TwinFiles.FIRST), folder.resolve(TwinFiles.FIRST));
    Files.copy(original.resolve(TwinFiles.SECOND), folder.resolve(TwinFiles.SECOND));
    return folder;
  }

  private static List<Path> kept(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(".damaged-")).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Changes a bit of every stored form of a value. */
  private static void flipValue(Path file, long number) throws IOException {
    byte[] content = Files.readAllBytes(file);
    byte[] value = Sample.value(number, 1);
    for (int at = 0; at + value.length <= content.length; at++) {
      if (content[at] == value[0] && java.util.Arrays.equals(content, at, at + value.length, value, 0, value.length)) {
        content[at + value.length / 2] ^= 4;
      }
    }
    Files.write(file, content);
  }
}
