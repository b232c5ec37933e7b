package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebSocketOptionsTest {

  @Test
  void keepsEverythingInJson() {
    WebSocketOptions options = new WebSocketOptions().setTimeoutSeconds(1).setPingSeconds(2).setAcceptSeconds(3)
        .setClosingMillis(4).setMaxMessage(500).setSendQueue(6).setOverflow("drop").setMaxPendingCalls(7)
        .setMaxBatch(8).setMaxDepth(9).setCompression(false).setCompressionThreshold(10).setOrigins(List.of("a"));
    JsonObject json = options.toJson();
    assertThat(new WebSocketOptions(json).toJson()).isEqualTo(json);
    assertThat(json).isNotEqualTo(new WebSocketOptions().toJson());
    json.forEach(entry -> assertThat(new WebSocketOptions().toJson().getValue(entry.getKey()))
        .as(entry.getKey()).isNotEqualTo(entry.getValue()));
  }

  @Test
  void hasItsDefaultsWhereJsonSaysNothing() {
    assertThat(new WebSocketOptions(new JsonObject()).toJson()).isEqualTo(new WebSocketOptions().toJson());
  }

  @Test
  void namesTheOptionThatIsWrong() {
    WebSocketOptions options = new WebSocketOptions();
    assertThatThrownBy(() -> options.setTimeoutSeconds(-1)).hasMessage("timeoutSeconds must be >= 0, not -1");
    assertThatThrownBy(() -> options.setMaxMessage(5)).hasMessage("maxMessage must be >= 125, not 5");
    assertThatThrownBy(() -> options.setOverflow("x")).hasMessage("overflow must be close or drop, not x");
  }
}
