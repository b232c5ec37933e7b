package io.moonbus.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class DumpFilterTest {

  private static final String READ = """
      [id: 0x1, L:/127.0.0.1:80 - R:/127.0.0.1:5] READ: 18B
               +-------------------------------------------------+
      |00000000| 47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a |GET / HTTP/1.1..|
      |00000010| 0d 0a                                           |..              |
      +--------+-------------------------------------------------+""";

  @Test
  void aPacketIsDescribedAndShownAtAnyLevel() {
    LogRecord record = record(READ);
    assertThat(new DumpFilter("all", 0).isLoggable(record)).isTrue();
    assertThat(record.getLevel()).isEqualTo(Level.INFO);
    assertThat(record.getMessage().lines()).hasSize(3).first().isEqualTo("HTTP => 18 bytes from 127.0.0.1:5 at 127.0.0.1:80");
  }

  @Test
  void theLimitCutsAndTheFilterChooses() {
    LogRecord record = record(READ);
    assertThat(new DumpFilter("HTTP", 16).isLoggable(record)).isTrue();
    assertThat(record.getMessage().lines()).hasSize(2);
    assertThat(new DumpFilter("10.0.0.1", 0).isLoggable(record(READ))).isFalse();
  }

  @Test
  void whatIsNoPacketIsNotShown() {
    assertThat(new DumpFilter("all", 0).isLoggable(record("[id: 0x1] REGISTERED"))).isFalse();
  }

  private static LogRecord record(String message) {
    return new LogRecord(Level.FINE, message);
  }
}
