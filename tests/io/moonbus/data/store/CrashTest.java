package io.moonbus.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes, and a disk that is full. */
class CrashTest {

  private static final int FEW = 5;
  private static final int MANY = 200;

  @TempDir
  Path folder;

  @Test
  void nothingThatWasWrittenIsLostByKill() throws Exception {
    killOften(FEW);
  }

  @Test
  @Tag("long")
  void nothingThatWasWrittenIsLostByKillHoweverOften() throws Exception {
    killOften(MANY);
  }

  @Test
  void aFullDiskLosesNothingAndIsLeftBehindWhenThereIsRoom() throws Exception {
    try (WriterProcess writer = WriterProcess.startLimited(folder, 600)) {
      assertThat(writer.await("failed")).contains("cannot write to the folder " + folder, "setting data", "make room");
      writer.goOn();
      assertThat(writer.await("failed")).contains("setting data");
      writer.liftLimit();
      writer.goOn();
      writer.awaitWrites(2000);
      assertWritten(writer.kill());
    }
  }

  @Test
  void aFullDiskAtTheStartLosesNothing() throws Exception {
    long written;
    try (WriterProcess writer = WriterProcess.start(folder)) {
      writer.awaitWrites(5000);
      written = writer.kill();
    }
    try (WriterProcess writer = WriterProcess.startLimited(folder, 8)) {
      writer.await("");
      assertThat(writer.kill()).isZero();
    }
    assertWritten(written);
  }

  @Test
  void aSecondProcessIsRefused() throws Exception {
    try (WriterProcess first = WriterProcess.start(folder)) {
      first.awaitWrites(1);
      try (WriterProcess second = WriterProcess.start(folder)) {
        assertThat(second.await("refused")).contains(folder.toString(), "in use", "setting data", "process ");
      }
      first.awaitWrites(100);
      assertWritten(first.kill());
    }
  }

  private void killOften(int times) throws IOException {
    Random random = new Random(times);
    long before = 0;
    for (int round = 0; round < times; round++) {
      try (WriterProcess writer = WriterProcess.start(folder)) {
        writer.await("opened");
        writer.awaitWrites(1 + random.nextInt(3000));
        before = assertWritten(Math.max(before, writer.kill()));
      }
    }
  }

  /** Returns the number of the last write that is on the disk. */
  private long assertWritten(long reported) throws IOException {
    try (EmbeddedStore store = EmbeddedStore.open(folder)) {
      Contents contents = Contents.of(store);
      long last = contents.last();
      assertThat(last).isGreaterThanOrEqualTo(reported);
      for (long number = Math.max(1, last - StoreWriter.PATHS + 1); number <= last; number++) {
        assertThat(contents.registers().get(StoreWriter.path(number)))
            .isEqualTo(number % StoreWriter.REMOVAL == 0 ? null : StoreWriter.register(number));
      }
      return last;
    }
  }
}
