package io.moonbus.server;

import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Port;
import io.moonbus.server.settings.Setting;
import io.moonbus.server.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the server that runs with the same settings whether it answers: for containers and monitoring. */
final class HealthCheck {

  private static final int TIMEOUT_MILLIS = 3_000;
  private static final String REQUEST = "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private HealthCheck() {
  }

  static int run(Invocation invocation) {
    Settings settings = invocation.settings();
    Integer live = live(invocation);
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
          setting == Catalog.HTTP_PORT);
      invocation.terminal().out().println(answer);
      return answer.startsWith("unhealthy") ? ExitStatus.FAILED : ExitStatus.OK;
    } catch (IOException e) {
      invocation.terminal().err().println("unhealthy: port " + port + ": " + e.getMessage());
      return ExitStatus.FAILED;
    }
  }

  /** Asks whether the node lives, {@code null} when none offers to tell. */
  private static Integer live(Invocation invocation) {
    try {
      Optional<AdminClient> client = AdminClient.find(invocation.settings());
      if (client.isEmpty()) {
        return null;
      }
      AdminClient.Answer answer = client.get().get("/health/live");
      invocation.terminal().out().println((answer.isGood() ? "healthy: " : "unhealthy: ") + "HTTP/1.1 " + answer.status()
          + " " + answer.json().encode());
      return answer.isGood() ? ExitStatus.OK : ExitStatus.FAILED;
    } catch (AdminClient.UnreachableException e) {
      return null;
    }
  }

  /** Over TLS only the connection is tried: the certificate need not be valid for localhost. */
  private static String ask(String host, int port, boolean plain) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      if (!plain) {
        return "healthy: port " + port + " accepts connections";
      }
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      String status = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)).readLine();
      boolean healthy = status != null && status.matches("HTTP/1\\.1 [1-4].*");
      return (healthy ? "healthy: " : "unhealthy: ") + status;
    }
  }
}
