package io.moonbus.admin;

import io.vertx.core.http.HttpServer;
import io.vertx.core.net.KeyCertOptions;

/** How the listener for operators is encrypted. */
public interface Encryption {

  /**
   * Certificate and key. Blocks.
   *
   * @throws Exception when there are none that can be used
   */
  KeyCertOptions keyCert() throws Exception;

  /** Shows new connections a new certificate as soon as there is one; called on the context of the listener. */
  void watch(HttpServer server);
}
