package io.moonbus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process under load: where it listens, and what it costs according to the operating system. */
final class Target implements AutoCloseable {

  private static final double TICKS_PER_SECOND = 100;

  final String name;
  final int port;
  private final Process process;
  private final long pid;

  private Target(String name, int port, Process process) {
    this.name = name;
    this.port = port;
    this.process = process;
    this.pid = process.pid();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server and waits until it accepts connections. */
  static Target start(String name, int port, List<String> command) throws IOException, InterruptedException {
    Path log = Path.of("target", "bench-" + name + ".log");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Target target = new Target(name, port, process);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!target.accepts()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException(name + " did not start, see " + log);
      }
      Thread.sleep(5);
    }
    return target;
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Processor time used so far, in seconds, user and system. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** Resident memory in bytes. */
  long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElse(0);
  }

  /** Collects garbage and waits until the memory is given back, which the collector does beside the application. */
  void collect() throws IOException, InterruptedException {
    for (int i = 0; i < 2; i++) {
      jcmd("GC.run");
      Thread.sleep(1500);
    }
  }

  /** Live heap in bytes, after a full collection. */
  long liveHeapBytes() throws IOException, InterruptedException {
    String info = jcmd("GC.class_histogram");
    String total = info.lines().filter(line -> line.startsWith("Total")).findFirst().orElse("Total 0 0");
    return Long.parseLong(total.trim().split("\\s+")[2]);
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process run = new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
    String output = new String(run.getInputStream().readAllBytes());
    run.waitFor();
    return output;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
