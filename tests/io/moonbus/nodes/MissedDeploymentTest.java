package io.moonbus.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.admin.AccessFile;
import io.moonbus.admin.deploy.PackageLimits;
import io.moonbus.admin.deploy.Source;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that is dead while applications are deployed and undeployed on all others. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MissedDeploymentTest {

  private static final long PATIENCE_SECONDS = 120;

  @TempDir
  Path temp;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aNodeThatReturnsServesWhatWasDeployedMeanwhile() throws Exception {
    try (Nodes nodes = Nodes.of(2).set("admin.port", "auto").start()) {
      NodeProcess a = nodes.get(0);
      NodeProcess b = nodes.get(1);
      deploy(a, "game", "one");
      deploy(a, "old", "one");
      assertThat(page(b, "game")).isEqualTo("one");
      b.kill();
      a.await("is not reached any more");
      deploy(a, "game", "two");
      send(a, "old", "DELETE", HttpRequest.BodyPublishers.noBody());
      b.start();
      b.await("Deployed game version ");
      b.await("Undeployed old, as told by b");
      until(b, "game", "two");
      until(b, "old", "404");
      assertThat(page(a, "game")).isEqualTo("two");
      assertThat(page(a, "old")).isEqualTo("404");
      assertThat(b.troubles()).isEmpty();
    }
  }

  private void deploy(NodeProcess at, String name, String text) throws Exception {
    Path folder = Files.createDirectories(temp.resolve(name));
    Files.writeString(folder.resolve("index.html"), text);
    Files.writeString(folder.resolve("main.lua"), "version = '" + text + "'");
    try (Source source = Source.of(folder, PackageLimits.DEFAULT)) {
      send(at, name, "PUT", HttpRequest.BodyPublishers.ofFile(source.file()));
    }
  }

  private void send(NodeProcess at, String name, String method, HttpRequest.BodyPublisher body) throws Exception {
    AccessFile access = AccessFile.read(at.home().resolve("data").resolve(AccessFile.NAME));
    HttpResponse<String> answer = http.send(HttpRequest.newBuilder(
        URI.create(access.url() + "/applications/" + name + "?nodes=all")).header("Authorization", "Bearer " + access.token())
        .method(method, body).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
  }

  private void until(NodeProcess node, String name, String expected) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!page(node, name).equals(expected)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(name + " is not " + expected + " at:\n" + node.output());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** The page of an application, or the status when there is none. */
  private String page(NodeProcess node, String name) throws Exception {
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(node.http().resolve(name + "/index.html")).build(), BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body() : "" + answer.statusCode();
  }
}
