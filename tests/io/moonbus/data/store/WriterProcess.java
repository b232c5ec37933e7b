package io.moonbus.data.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link StoreWriter} in a JVM of its own. */
final class WriterProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;
  private long written;

  private WriterProcess(Process process) {
    this.process = process;
    this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static WriterProcess start(Path folder) throws IOException {
    return new WriterProcess(new ProcessBuilder(java(folder)).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Starts one that may write at most so many KiB into any file. */
  static WriterProcess startLimited(Path folder, int kilobytes) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -S -f " + kilobytes + "; exec \"$@\"", "bash"));
    command.addAll(java(folder));
    return new WriterProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  private static List<String> java(Path folder) {
    return List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"),
        StoreWriter.class.getName(), folder.toString());
  }

  /** Reads on until a line begins with {@code word}, and returns that line. */
  String await(String word) throws IOException {
    String line = read();
    while (line != null && !line.startsWith(word)) {
      line = read();
    }
    if (line == null) {
      throw new AssertionError("the writer ended without: " + word);
    }
    return line;
  }

  /** Reads on until so many more writes are on the disk. */
  void awaitWrites(long more) throws IOException {
    long target = written + more;
    while (written < target) {
      if (read() == null) {
        throw new AssertionError("the writer ended");
      }
    }
  }

  /** Kills the process with SIGKILL and returns the number of the last write that it reported. */
  long kill() throws IOException {
    // Process.destroyForcibly would close the pipe.
    process.toHandle().destroyForcibly();
    while (read() != null) {
      // What it said before it was killed is still in the pipe.
      continue;
    }
    return written;
  }

  void goOn() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  void liftLimit() throws IOException, InterruptedException {
    Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited")
        .inheritIO().start();
    if (!prlimit.waitFor(10, TimeUnit.SECONDS) || prlimit.exitValue() != 0) {
      throw new AssertionError("prlimit failed");
    }
  }

  private String read() throws IOException {
    String line = lines.readLine();
    if (line != null && !line.isEmpty() && line.chars().allMatch(Character::isDigit)) {
      written = Long.parseLong(line);
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
