package io.moonbus.server;

import io.moonbus.admin.Encryption;
import io.moonbus.http.HttpOptions;
import io.moonbus.http.Tls;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.KeyCertOptions;

/** The TLS of HTTPS for operators. */
final class AdminTls implements Encryption {

  private final Tls tls;

  /** @throws IllegalArgumentException when a file is missing */
  AdminTls(Vertx vertx, String tls, String password) {
    this.tls = new Tls(vertx, new HttpOptions().setName("admin").setTls(tls).setTlsPassword(password));
  }

  @Override
  public KeyCertOptions keyCert() throws Exception {
    return tls.keyCert();
  }

  @Override
  public void watch(HttpServer server) {
    tls.watch(server);
  }
}
