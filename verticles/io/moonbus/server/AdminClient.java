package io.moonbus.server;

import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Settings;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Asks a running node on behalf of a command. */
final class AdminClient {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  /** A deployment to many nodes takes its time. */
  private static final Duration ANSWER = Duration.ofMinutes(15);

  /** The node cannot be reached, or does not understand. */
  static class UnreachableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
      super(message);
    }
  }

  /** The node accepts requests and does not answer them. */
  static final class SilentException extends UnreachableException {

    private static final long serialVersionUID = 1;

    SilentException(String message) {
      super(message);
    }
  }

  /** @param status of HTTP */
  record Answer(int status, JsonObject json) {

    boolean isGood() {
      return status == 200;
    }
  }

  private final HttpClient http;
  private final AdminAddress address;
  private final Duration limit;

  private AdminClient(AdminAddress address, Duration limit) {
    this.address = address;
    this.limit = limit;
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(limit.compareTo(CONNECT) < 0 ? limit : CONNECT);
    // A node that wrote its address and token into a file of its owner need not prove anything else.
    this.http = address.own() ? builder.sslContext(AnyCertificate.context()).build() : builder.build();
  }

  /** The node that is meant, see {@link AdminAddress#find}. */
  static AdminClient of(Settings settings) throws UnreachableException {
    AdminAddress address = AdminAddress.find(settings).orElseThrow(() -> new UnreachableException(
        "no server runs with this data folder (" + settings.get(Catalog.DATA) + "); start it, or name another with --data, "
            + "or one elsewhere with --admin.host, --admin.port and MOONBUS_ADMIN_TOKEN"));
    if (address.token().isEmpty()) {
      throw new UnreachableException("the server at " + address.url() + " wants a token: set MOONBUS_ADMIN_TOKEN to that "
          + "in its admin.token");
    }
    return new AdminClient(address, ANSWER);
  }

  /**
   * The node that is meant, where a token is not needed.
   *
   * @param limit how long an answer is waited for
   */
  static Optional<AdminClient> find(Settings settings, Duration limit) throws UnreachableException {
    return AdminAddress.find(settings).map(address -> new AdminClient(address, limit));
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
    return HttpRequest.newBuilder(URI.create(address.url() + path)).header("Authorization", "Bearer " + address.token());
  }

  private Answer send(HttpRequest request) throws UnreachableException {
    var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return answer(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new SilentException("the server at " + address.url() + " does not answer within " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted");
    }
  }

  private Answer answer(HttpResponse<String> response) throws UnreachableException {
    if (response.statusCode() == 401) {
      throw new UnreachableException("the server at " + address.url() + " does not accept the token");
    }
    try {
      return new Answer(response.statusCode(), new JsonObject(response.body()));
    } catch (DecodeException e) {
      throw new UnreachableException(address.url() + " is no server of this kind");
    }
  }

  private UnreachableException failure(Throwable cause) {
    if (cause instanceof SSLException) {
      return new UnreachableException("no safe connection to " + address.url() + ": " + cause.getMessage()
          + "; its certificate must be trusted by this Java, and admin.tls be the same here and there");
    }
    return new UnreachableException(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
        ? "no server answers at " + address.url() + "; it may have ended without a word"
        : "the connection to " + address.url() + " broke: " + cause.getMessage());
  }
}
