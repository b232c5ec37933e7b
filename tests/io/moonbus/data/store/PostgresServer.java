package io.moonbus.data.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server on a free port of the loopback address, in a folder of its own. */
final class PostgresServer implements AutoCloseable {

  static final String USER = "moonbus";
  static final String PASSWORD = "it's \"secret\"";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final int SECONDS = 60;

  private final Path binaries;
  private final Path folder;
  private final int port;
  private Process process;

  private PostgresServer(Path binaries, Path folder, int port) {
    this.binaries = binaries;
    this.folder = folder;
    this.port = port;
  }

  /** Where its programs are, nothing when it is not installed. */
  static Optional<Path> installed() throws IOException {
    List<Path> candidates = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> versions = Files.list(DEBIAN)) {
        versions.map(version -> version.resolve("bin")).sorted(Comparator.reverseOrder()).forEach(candidates::add);
      }
    }
    for (String path : System.getenv("PATH").split(":")) {
      candidates.add(Path.of(path));
    }
    return candidates.stream().filter(path -> Files.isExecutable(path.resolve("initdb"))).findFirst();
  }

  /** Makes a server and starts it. */
  static PostgresServer start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("moonbus-postgres");
    PostgresServer server = new PostgresServer(installed().orElseThrow(), folder, freePort());
    try {
      Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
      if (isRoot()) {
        run(List.of("chown", "-R", "postgres", folder.toString()));
      }
      run(server.command("initdb", "-D", server.data(), "-U", USER, "-A", "scram-sha-256", "--pwfile=" + password,
          "-E", "UTF8", "--no-locale", "--no-sync"));
      server.resume();
      return server;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  /** Starts it again after {@link #stop()}. */
  void resume() throws IOException, InterruptedException {
    process = new ProcessBuilder(command("postgres", "-D", data(), "-p", Integer.toString(port), "-c",
        "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "log_min_messages=panic"))
        .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    run(List.of(binaries.resolve("pg_isready").toString(), "-q", "-h", "127.0.0.1", "-p", Integer.toString(port),
        "-U", USER), SECONDS);
  }

  /** Ends it with all its connections, as a crash would. */
  void stop() throws IOException, InterruptedException {
    run(List.of("kill", "-QUIT", Long.toString(process.pid())));
    process.waitFor();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Runs a program of PostgreSQL, which refuses to run as root. */
  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new AssertionError(command + " failed:\n" + output);
    }
  }

  /** Runs a command again and again until it succeeds. */
  private static void run(List<String> command, int seconds) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (new ProcessBuilder(command).start().waitFor() != 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError(command + " does not succeed");
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
