package io.moonbus.samples;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.moonbus.nodes.Nodes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample {@code www/board} in two windows, each served by another node of a cluster. */
@Timeout(300)
class BoardTest {

  @Test
  void theBoardIsTheSameOnTwoNodes() throws Exception {
    String www = Path.of("www").toAbsolutePath().toString();
    try (Chromium chromium = Chromium.start(); Nodes nodes = Nodes.of(2).set("www", www).set("data.flush", "0").start()) {
      Page first = chromium.open(nodes.get(0).http().resolve("board/").toString());
      Page second = chromium.open(nodes.get(1).http().resolve("board/").toString());
      assertThat(first.locator("#nodes")).hasText("2");
      assertThat(second.locator("#nodes")).hasText("2");

      first.locator("#lamp").click();
      assertThat(second.locator("#lamp")).hasAttribute("aria-checked", "true");
      second.locator("#valve").click();
      assertThat(first.locator("#valve")).hasAttribute("aria-checked", "true");
      assertThat(first.locator("#changes")).hasText("2");
      Chromium.picture(first, "board-first-node");
      Chromium.picture(second, "board-second-node");

      nodes.get(0).kill();
      assertThat(first.locator("#state")).containsText("connection lost");
      assertThat(second.locator("#nodes")).hasText("1");
      second.locator("#lamp").click();
      assertThat(second.locator("#lamp-is")).hasText("off");
      nodes.get(0).start();
      nodes.get(0).awaitServing();
      Page returned = chromium.open(nodes.get(0).http().resolve("board/").toString());
      assertThat(returned.locator("#lamp-is")).hasText("off");
      assertThat(returned.locator("#valve-is")).hasText("open");
      assertThat(returned.locator("#changes")).hasText("3");
    }
  }
}
