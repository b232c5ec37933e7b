package io.moonbus.server;

import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Port;
import io.moonbus.server.settings.Setting;
import io.moonbus.server.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks the server that runs with the same settings whether it answers: for containers and monitoring. */
final class HealthCheck {

  /** Seconds that an answer is waited for when the command does not say. */
  private static final String DEFAULT_TIMEOUT = "3";
  private static final int MAX_TIMEOUT = 3_600;
  private static final int MAX_LINE = 256;
  private static final String REQUEST = "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private HealthCheck() {
  }

  static int run(Invocation invocation) {
    Settings settings = invocation.settings();
    Duration limit = limit(invocation);
    Integer live = live(invocation, limit);
    if (live != null) {
      return live;
    }
    Setting<Port> setting = settings.get(Catalog.HTTP_PORT).isOn() ? Catalog.HTTP_PORT : Catalog.HTTPS_PORT;
    int port = settings.get(setting).number();
    if (port <= 0) {
      throw new UsageException("healthcheck needs " + setting.key() + " to be a number");
    }
    String host = settings.getOr(Catalog.HTTP_HOST, Catalog.HOST);
    try {
      String answer = ask(host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host, port,
          setting == Catalog.HTTP_PORT, limit);
      invocation.terminal().out().println(answer);
      return answer.startsWith("unhealthy") ? ExitStatus.FAILED : ExitStatus.OK;
    } catch (SocketTimeoutException e) {
      invocation.terminal().err().println("unhealthy: port " + port + " does not answer within " + limit.toSeconds() + " s");
      return ExitStatus.FAILED;
    } catch (IOException e) {
      invocation.terminal().err().println("unhealthy: port " + port + ": " + e.getMessage());
      return ExitStatus.FAILED;
    }
  }

  private static Duration limit(Invocation invocation) {
    String seconds = invocation.line().value(Option.TIMEOUT).orElse(DEFAULT_TIMEOUT);
    if (!seconds.matches("\\d{1,4}") || Integer.parseInt(seconds) < 1 || Integer.parseInt(seconds) > MAX_TIMEOUT) {
      throw new UsageException("--timeout must be seconds from 1 to " + MAX_TIMEOUT + ", not " + seconds);
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }

  /** Asks whether the node lives, {@code null} when none offers to tell. */
  private static Integer live(Invocation invocation, Duration limit) {
    try {
      Optional<AdminClient> client = AdminClient.find(invocation.settings(), limit);
      if (client.isEmpty()) {
        return null;
      }
      AdminClient.Answer answer = client.get().get("/health/live");
      invocation.terminal().out().println((answer.isGood() ? "healthy: " : "unhealthy: ") + "HTTP/1.1 " + answer.status()
          + " " + answer.json().encode());
      return answer.isGood() ? ExitStatus.OK : ExitStatus.FAILED;
    } catch (AdminClient.SilentException e) {
      invocation.terminal().err().println("unhealthy: " + e.getMessage());
      return ExitStatus.FAILED;
    } catch (AdminClient.UnreachableException e) {
      return null;
    }
  }

  /** Over TLS only the connection is tried: the certificate need not be valid for localhost. */
  private static String ask(String host, int port, boolean plain, Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) limit.toMillis());
      if (!plain) {
        return "healthy: port " + port + " accepts connections";
      }
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      String status = line(socket, end);
      boolean healthy = status.matches("HTTP/1\\.1 [1-4].*");
      return (healthy ? "healthy: " : "unhealthy: ") + status;
    }
  }

  /** The first line of the answer; one that comes octet by octet does not take longer than one that never comes. */
  private static String line(Socket socket, long end) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = read(socket, end); read >= 0 && read != '\n' && line.length() < MAX_LINE; read = read(socket, end)) {
      line.append((char) read);
    }
    return line.isEmpty() ? "no answer" : line.toString().stripTrailing();
  }

  /** Fails when the time is over, unless octets are there already; of these there are not many. */
  private static int read(Socket socket, long end) throws IOException {
    socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
    return socket.getInputStream().read();
  }
}
