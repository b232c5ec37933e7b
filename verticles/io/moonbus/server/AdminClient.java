package io.moonbus.server;

import io.moonbus.admin.AccessFile;
import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Port;
import io.moonbus.server.settings.Settings;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks a running node on behalf of a command. */
final class AdminClient {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  /** A deployment to many nodes takes its time. */
  private static final Duration ANSWER = Duration.ofMinutes(15);

  /** The node cannot be reached, or does not understand. */
  static final class UnreachableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
      super(message);
    }
  }

  /** @param status of HTTP */
  record Answer(int status, JsonObject json) {

    boolean isGood() {
      return status == 200;
    }
  }

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String url;
  private final String token;

  private AdminClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /**
   * The node that runs with these settings: found by the file that it writes, else where the settings say when they have
   * a token.
   */
  static AdminClient of(Settings settings) throws UnreachableException {
    return find(settings).orElseThrow(() -> new UnreachableException("no server runs with this data folder ("
        + settings.get(Catalog.DATA) + "); start it, or name another with --data, or one elsewhere with --admin.host, "
        + "--admin.port and MOONBUS_ADMIN_TOKEN"));
  }

  static Optional<AdminClient> find(Settings settings) throws UnreachableException {
    Optional<Path> data = settings.path(Catalog.DATA);
    try {
      AccessFile file = data.isEmpty() ? null : AccessFile.read(data.get().resolve(AccessFile.NAME));
      if (file != null) {
        return Optional.of(new AdminClient(file.url(), file.token()));
      }
    } catch (IOException e) {
      throw new UnreachableException(e.getMessage() + " cannot be read");
    }
    String token = settings.get(Catalog.ADMIN_TOKEN);
    Port port = settings.get(Catalog.ADMIN_PORT);
    return token.isEmpty() || port.number() <= 0 ? Optional.empty()
        : Optional.of(new AdminClient("http://" + settings.get(Catalog.ADMIN_HOST) + ":" + port.number(), token));
  }

  Answer get(String path) throws UnreachableException {
    return send(request(path).GET().build());
  }

  Answer delete(String path) throws UnreachableException {
    return send(request(path).DELETE().build());
  }

  Answer put(String path, Path file) throws UnreachableException {
    try {
      return send(request(path).PUT(HttpRequest.BodyPublishers.ofFile(file)).build());
    } catch (java.io.FileNotFoundException e) {
      throw new UnreachableException("cannot read " + file);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER).header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) throws UnreachableException {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 401) {
        throw new UnreachableException("the server at " + url + " does not accept the token");
      }
      return new Answer(response.statusCode(), new JsonObject(response.body()));
    } catch (ConnectException e) {
      throw new UnreachableException("no server answers at " + url + "; it may have ended without a word");
    } catch (IOException e) {
      throw new UnreachableException("the connection to " + url + " broke: " + e.getMessage());
    } catch (DecodeException e) {
      throw new UnreachableException(url + " is no server of this kind");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted");
    }
  }
}
