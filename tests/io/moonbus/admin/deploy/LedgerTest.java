package io.moonbus.admin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final String ONE = "0123456789ab";

  @TempDir
  Path temp;

  private Ledger ledger;

  @BeforeEach
  void make() {
    ledger = new Ledger(Map.of(Kind.FOLDER, temp.resolve("folders"), Kind.JAR, temp.resolve("jars")));
  }

  @Test
  void theLatestNoteOfANameCountsWhateverItsKindIs() throws Exception {
    assertThat(ledger.newest("game")).isNull();
    assertThat(ledger.mark("game")).isEqualTo(Mark.NONE);
    Deployed folder = deployed("game", Kind.FOLDER, "", 2, true);
    Deployed jar = deployed("game", Kind.JAR, ONE, 3, true);
    ledger.note(jar);
    ledger.note(folder);
    assertThat(ledger.newest("game")).isEqualTo(jar);
    assertThat(ledger.everywhere()).containsExactly(folder, jar);
  }

  @Test
  void anOlderNoteIsNotTaken() throws Exception {
    Deployed two = deployed("a/b", Kind.FOLDER, ONE, 2, false);
    ledger.note(two);
    ledger.note(deployed("a/b", Kind.FOLDER, "", 1, true));
    assertThat(ledger.newest("a/b")).isEqualTo(two);
    assertThat(ledger.newest("a")).isNull();
    assertThat(ledger.everywhere()).as("it was not meant for all").isEmpty();
  }

  @Test
  void ofTwoAtTheSameTimeOneWinsForAll() {
    Mark a = new Mark(1, "a", true);
    Mark b = new Mark(1, "b", true);
    assertThat(a.compareTo(b)).isNegative();
    assertThat(b.compareTo(a)).isPositive();
    assertThat(Mark.after(Long.MAX_VALUE - 5, "a", true).time()).as("after what was known, whatever the clock says")
        .isEqualTo(Long.MAX_VALUE - 4);
  }

  @Test
  void aDamagedNoteIsToldAndReplacedByTheNext() throws Exception {
    Files.createDirectories(temp.resolve("folders"));
    try (LogRecords log = new LogRecords("io.moonbus.admin.deploy")) {
      for (String text : List.of("{", "{}", "{\"name\":\"../x\",\"kind\":\"folder\",\"version\":\"\"}",
          "{\"name\":\"game\",\"kind\":\"folder\",\"version\":\"/etc\"}")) {
        Files.writeString(temp.resolve("folders/game.json"), text);
        assertThat(ledger.newest("game")).isNull();
        assertThat(ledger.everywhere()).isEmpty();
      }
      assertThat(log.at(Level.WARNING)).hasSize(8).allSatisfy(line -> assertThat(line).contains("game.json is damaged"));
    }
    Deployed next = deployed("game", Kind.FOLDER, ONE, 1, true);
    ledger.note(next);
    assertThat(ledger.newest("game")).isEqualTo(next);
  }

  @Test
  void whatWasTakenAwayLongAgoIsForgottenWhenThereIsTooMuch() throws Exception {
    Files.createDirectories(temp.resolve("folders"));
    Deployed first = deployed("first", Kind.FOLDER, ONE, 1, true);
    ledger.note(first);
    for (int i = 0; i < Ledger.MAX - 1; i++) {
      Files.writeString(temp.resolve("folders/gone" + i + ".json"),
          deployed("gone" + i, Kind.FOLDER, "", 2 + i, true).toJson().encode());
    }
    Deployed last = deployed("last", Kind.FOLDER, ONE, 1_000_000, true);
    ledger.note(last);
    assertThat(ledger.everywhere()).hasSize(Ledger.MAX).contains(first, last);
    assertThat(ledger.newest("gone0")).isNull();
    assertThat(ledger.newest("gone1")).isNotNull();
  }

  private static Deployed deployed(String name, Kind kind, String version, long time, boolean everywhere) {
    return new Deployed(name, kind, version, new Mark(time, "node", everywhere));
  }
}
