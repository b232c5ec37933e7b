package io.moonbus.admin.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

  @TempDir
  Path www;

  private Shelf shelf;

  @BeforeEach
  void make() {
    shelf = new Shelf(www);
  }

  @Test
  void aNewOneTakesThePlaceOfTheOldOneWhichIsKept() throws IOException {
    assertThat(shelf.put("a/b", content("1"))).isFalse();
    assertThat(shelf.put("a/b", content("2"))).isTrue();
    assertThat(shelf.put("a/b", content("3"))).isTrue();
    assertThat(in(shelf.place("a/b"))).isEqualTo("3");
    assertThat(in(shelf.previous("a/b"))).isEqualTo("2");
    assertThat(shelf.kept()).containsExactly("a.b");
  }

  @Test
  void puttingIsUndone() throws IOException {
    shelf.put("a", content("1"));
    shelf.put("a", content("2"));
    shelf.undo("a", true);
    assertThat(in(shelf.place("a"))).isEqualTo("1");
  }

  @Test
  void undoingTheFirstLeavesNothingEvenWhenAnOlderOneIsKept() throws IOException {
    shelf.put("a", content("1"));
    shelf.take("a");
    boolean replaced = shelf.put("a", content("2"));
    shelf.undo("a", replaced);
    assertThat(shelf.place("a")).doesNotExist();
    assertThat(in(shelf.previous("a"))).isEqualTo("1");
  }

  @Test
  void whatIsMissingChangesNothing() throws IOException {
    shelf.put("a", content("1"));
    assertThatThrownBy(() -> shelf.put("a", www.resolve("none"))).isInstanceOf(IOException.class);
    assertThat(in(shelf.place("a"))).isEqualTo("1");
    shelf.recover();
    assertThat(in(shelf.place("a"))).isEqualTo("1");
  }

  @Test
  void linksAreNotReplaced() throws IOException {
    Path elsewhere = Files.createDirectory(www.resolve("elsewhere"));
    Files.createSymbolicLink(www.resolve("a"), elsewhere);
    assertThatThrownBy(() -> shelf.put("a", content("1"))).hasMessageContaining("a symbolic link");
    assertThatThrownBy(() -> shelf.put("a/b", content("1"))).hasMessageContaining("a symbolic link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aCrashBetweenTheTwoRenamesIsSetRight() throws IOException {
    shelf.put("a/b", content("1"));
    Files.createDirectories(www.resolve(".deploy/changing"));
    Files.createFile(www.resolve(".deploy/changing/a.b"));
    FileTrees.move(shelf.place("a/b"), shelf.previous("a/b"));
    new Shelf(www).recover();
    assertThat(in(shelf.place("a/b"))).isEqualTo("1");
    assertThat(www.resolve(".deploy/changing")).isEmptyDirectory();
  }

  @Test
  void whatCannotBeDeletedDoesNotHoldUpAChange() throws IOException {
    shelf.put("a", content("1"));
    Path locked = Files.createDirectory(shelf.place("a").resolve("locked"));
    Files.createFile(locked.resolve("file"));
    locked.toFile().setWritable(false);
    try {
      shelf.put("a", content("2"));
      shelf.put("a", content("3"));
      assertThat(in(shelf.place("a"))).isEqualTo("3");
      assertThat(in(shelf.previous("a"))).isEqualTo("2");
    } finally {
      unlock();
    }
  }

  private void unlock() throws IOException {
    try (Stream<Path> all = Files.walk(www)) {
      all.filter(path -> path.endsWith("locked")).forEach(path -> path.toFile().setWritable(true));
    }
  }

  @Test
  void whatWasUndeployedStaysSoAfterACrash() throws IOException {
    shelf.put("a", content("1"));
    shelf.take("a");
    new Shelf(www).recover();
    assertThat(shelf.place("a")).doesNotExist();
  }

  private Path content(String text) throws IOException {
    Path folder = shelf.newStaging().resolve("content");
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("file"), text);
    return folder;
  }

  private static String in(Path folder) throws IOException {
    return Files.readString(folder.resolve("file"));
  }
}
