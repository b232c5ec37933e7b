package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.http.websocket.WebSocketOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HttpOptionsTest {

  @Test
  void survivesJson() {
    HttpOptions options = new HttpOptions().setHost("::1").setPort(9000).setName("HTTPS").setWww(Path.of("site"))
        .setTls("a.pem,b.pem").setTlsPassword("p").setTimeoutSeconds(1).setRequestSeconds(2).setAnswerSeconds(3)
        .setSendSeconds(4).setIndex("page.html").setMaxLine(100).setMaxHeaders(1000).setMaxBody(10).setMaxConnections(5)
        .setFileCache(6).setWebSocket(new WebSocketOptions().setTimeoutSeconds(7).setMaxMessage(800).setSendQueue(9))
        .setProxyProtocol(true).setTrustedProxies(List.of("10.0.0.0/8")).setCors(List.of("https://a"))
        .setContentTypes(Map.of("txt", "text/plain"));
    JsonObject json = options.toJson();
    assertThat(new HttpOptions(new JsonObject(json.encode())).toJson()).isEqualTo(json);
  }

  @Test
  void aMissingKeyKeepsItsDefault() {
    assertThat(new HttpOptions(new JsonObject()).toJson()).isEqualTo(new HttpOptions().toJson());
  }

  private static void refused(String name, Consumer<HttpOptions> setter) {
    assertThatThrownBy(() -> setter.accept(new HttpOptions())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void aBadValueIsRefusedByName() {
    refused("port", o -> o.setPort(65536));
    refused("port", o -> o.setPort(-1));
    refused("host", o -> o.setHost(" "));
    refused("timeout", o -> o.setTimeoutSeconds(-1));
    refused("requestSeconds", o -> o.setRequestSeconds(0));
    refused("index", o -> o.setIndex(""));
    refused("maxBody", o -> o.setMaxBody(-1));
    refused("maxConnections", o -> o.setMaxConnections(0));
    refused("trustedProxies", o -> o.setTrustedProxies(List.of("somewhere")));
  }
}
