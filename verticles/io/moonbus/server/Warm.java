package io.moonbus.server;

import io.moonbus.server.settings.Settings;
import io.moonbus.server.settings.SettingsLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Serves a few requests of an application of its own and ends. The start script runs it once after a build, so that the
 * JVM can note which classes a start needs and map them all at once from then on.
 */
final class Warm {

  private Warm() {
  }

  static int run(Invocation invocation) {
    try (Silence silence = new Silence()) {
      Path folder = Files.createTempDirectory("moonbus-warm");
      try {
        NewApplication.write(folder.resolve("www/warm"), invocation.terminal().home());
        serve(settings(folder));
        serve(member(folder));
      } finally {
        delete(folder);
      }
      return ExitStatus.OK;
    } catch (IOException e) {
      invocation.terminal().err().println("moonbus: " + e);
      return ExitStatus.FAILED;
    }
  }

  private static SettingsLoader settings(Path folder) {
    return new SettingsLoader().home(folder).set("HTTP.port", "auto").set("HTTP.host", "127.0.0.1")
        .set("admin.port", "auto");
  }

  /** The only node of a cluster that nobody else knows. */
  private static SettingsLoader member(Path folder) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(socket.getLocalPort());
      String unknown = UUID.randomUUID().toString();
      return settings(folder).set("cluster.enabled", "true").set("cluster.host", "127.0.0.1").set("cluster.port", port)
          .set("cluster.members", "127.0.0.1:" + port).set("cluster.name", unknown).set("cluster.secret", unknown);
    }
  }

  private static void serve(SettingsLoader loader) throws IOException {
    Settings settings = loader.load();
    MoonbusServer server = MoonbusServer.start(settings).await();
    try {
      URI uri = URI.create(server.listeners().get(0).url() + "warm/");
      HttpClient client = HttpClient.newHttpClient();
      client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      client.send(HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString("[\"hello\",\"world\"]")).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.close().await();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
