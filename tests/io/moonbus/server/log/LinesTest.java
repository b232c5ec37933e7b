package io.moonbus.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void aLineForPeopleHasTimeLevelAndMessage() {
    assertThat(new TextLines(false).format(record(Level.WARNING, "hello {0}")))
        .matches("\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}  WARN   hello \\{0}\\R");
  }

  @Test
  void onATerminalTheLevelHasAColour() {
    assertThat(new TextLines(true).format(record(Level.SEVERE, "x"))).startsWith("\u001b[35m").contains("\u001b[0m");
    assertThat(new TextLines(true).format(record(Level.INFO, "x"))).doesNotContain("\u001b");
  }

  @Test
  void aMessageCannotForgeALineNorMoveTheCursor() {
    assertThat(new TextLines(false).format(record(Level.INFO, "a\n01/01 ERROR\r\u001b[2Jb\tc")))
        .contains("a\n    01/01 ERROR\\x0d\\x1b[2Jb\tc");
  }

  @Test
  void aJsonLineIsOneObject() {
    LogRecord record = record(Level.FINE, "a \"b\"\nc");
    record.setThrown(new IllegalStateException("why"));
    String line = new JsonLines().format(record);
    assertThat(line.strip()).doesNotContain("\n");
    JsonObject json = new JsonObject(line);
    assertThat(json.getString("message")).isEqualTo("a \"b\"\nc");
    assertThat(json.getString("level")).isEqualTo("debug");
    assertThat(json.getString("logger")).isEqualTo("io.moonbus.test");
    assertThat(json.getString("error")).startsWith("java.lang.IllegalStateException: why");
  }

  @Test
  void theLevelsAreThoseOfMonaServer() {
    assertThat(LogLevel.of(0)).isEqualTo(Level.OFF);
    assertThat(LogLevel.of(3)).isEqualTo(Level.SEVERE);
    assertThat(LogLevel.of(4)).isEqualTo(Level.WARNING);
    assertThat(LogLevel.of(6)).isEqualTo(Level.INFO);
    assertThat(LogLevel.of(7)).isEqualTo(Level.FINE);
    assertThat(LogLevel.of(8)).isEqualTo(Level.FINER);
  }

  private static LogRecord record(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("io.moonbus.test");
    return record;
  }
}
