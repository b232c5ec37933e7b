package io.moonbus.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogWriterTest {

  @TempDir
  Path folder;

  @Test
  void linesGoToTheConsoleAndTheFileInOrder() throws IOException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    LogWriter writer = new LogWriter(new PrintStream(console), new TextLines(false),
        new RotatingFile(folder, "log", 0, 0), new JsonLines());
    for (int i = 0; i < 100; i++) {
      writer.publish(new LogRecord(Level.INFO, "line " + i));
    }
    writer.close();
    assertThat(console.toString().lines()).hasSize(100).first().asString().endsWith("INFO   line 0");
    assertThat(folder.resolve("log")).content().contains("\"message\":\"line 99\"");
  }

  @Test
  void aConsoleThatStandsStillStopsNobodyAndWhatIsLostIsCounted() throws IOException {
    CountDownLatch stuck = new CountDownLatch(1);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LogWriter writer = new LogWriter(new PrintStream(new Stuck(stuck, written), true), new TextLines(false), null, null);
    for (int i = 0; i < 20_000; i++) {
      writer.publish(new LogRecord(Level.INFO, "line"));
    }
    stuck.countDown();
    writer.close();
    assertThat(written.toString()).containsPattern("WARN   \\d+ log lines dropped");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldOnTheConsole() throws IOException {
    RotatingFile file = new RotatingFile(folder.resolve("logs"), "log", 1, 5);
    java.nio.file.Files.createDirectories(folder.resolve("logs/log.1/not-empty"));
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    LogWriter writer = new LogWriter(new PrintStream(console), new TextLines(false), file, new TextLines(false));
    writer.publish(new LogRecord(Level.INFO, "first"));
    writer.publish(new LogRecord(Level.INFO, "second"));
    writer.publish(new LogRecord(Level.INFO, "third"));
    writer.close();
    assertThat(console.toString()).contains("cannot write log files any more").contains("third");
  }

  private static final class Stuck extends OutputStream {

    private final CountDownLatch latch;
    private final OutputStream target;

    Stuck(CountDownLatch latch, OutputStream target) {
      this.latch = latch;
      this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      target.write(b);
    }
  }
}
