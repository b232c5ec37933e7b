package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.LogRecords;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  @TempDir
  Path folder;
  private Site site;

  @BeforeEach
  void prepare() throws IOException {
    site = Site.of(Files.createDirectory(folder.resolve("www"))).file("x.txt", "x");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private static final class TrustAll implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private SSLSocket connect() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", site.port);
    socket.startHandshake();
    return socket;
  }

  private X509Certificate certificate() throws GeneralSecurityException, IOException {
    try (SSLSocket socket = connect(); Wire wire = new Wire(socket)) {
      assertThat(wire.send("GET /x.txt HTTP/1.1\r\nHost: x\r\n\r\n").read().body()).isEqualTo("x");
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static void write(Path certificate, Path key, SelfSigned made) throws IOException {
    Files.write(key, made.key().getBytes());
    Files.write(certificate, made.certificate().getBytes());
  }

  @Test
  void aSelfSignedCertificateIsForThisMachine() throws Exception {
    site.options.setTls(HttpOptions.SELF_SIGNED);
    site.instances = 2;
    site.start();
    X509Certificate certificate = certificate();
    assertThat(certificate.getSubjectAlternativeNames()).anyMatch(name -> name.contains("localhost"))
        .anyMatch(name -> name.contains("127.0.0.1"));
    assertThat(certificate()).isEqualTo(certificate);
  }

  @Test
  void pemFilesAreReadAgainWhenTheyChange() throws Exception {
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    write(certificate, key, SelfSigned.create());
    site.options.setTls(certificate + "," + key);
    site.start();
    X509Certificate first = certificate();
    try (SSLSocket before = connect(); Wire wire = new Wire(before)) {
      write(certificate, key, SelfSigned.create());
      while (certificate().equals(first)) {
        assertThat(wire.send("GET /x.txt HTTP/1.1\r\nHost: x\r\n\r\n").read().body()).isEqualTo("x");
      }
      assertThat(wire.send("GET /x.txt HTTP/1.1\r\nHost: x\r\n\r\n").read().body()).isEqualTo("x");
    }
  }

  @Test
  void anUnusableNewCertificateIsReportedOnceAndNotTaken() throws Exception {
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    write(certificate, key, SelfSigned.create());
    site.options.setTls(certificate + "," + key);
    site.instances = 2;
    site.start();
    X509Certificate first = certificate();
    try (LogRecords logs = new LogRecords("io.moonbus.http")) {
      SelfSigned other = SelfSigned.create();
      Files.write(certificate, other.certificate().getBytes());
      assertThat(logs.await("not usable")).contains("cert.pem", "key is not that of the certificate");
      assertThat(certificate()).isEqualTo(first);
      write(certificate, key, other);
      logs.await("certificate read again");
      while (certificate().equals(first)) {
        Thread.onSpinWait();
      }
      assertThat(logs.lines()).hasSize(2);
    }
  }

  @Test
  void aKeyOfAnotherCertificateStopsTheStart() throws Exception {
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    write(certificate, key, SelfSigned.create());
    Files.write(key, SelfSigned.create().key().getBytes());
    site.options.setTls(certificate + "," + key);
    assertThatThrownBy(() -> site.start()).hasMessageContaining("key is not that of the certificate");
  }

  @Test
  void oneFileCanHoldCertificateAndKey() throws Exception {
    Path both = folder.resolve("both.pem");
    SelfSigned made = SelfSigned.create();
    Files.writeString(both, made.certificate().toString() + made.key());
    site.options.setTls(both.toString());
    site.start();
    assertThat(certificate().getSubjectX500Principal().getName()).contains("CN=localhost");
  }

  @Test
  void aPkcs12FileNeedsItsPassword() throws Exception {
    Path file = folder.resolve("store.p12");
    pkcs12(file, "secret");
    site.options.setTls(file.toString()).setTlsPassword("wrong");
    assertThatThrownBy(() -> site.start()).hasMessageContaining("password");
    site.close();
    site = Site.of(folder.resolve("www"));
    site.options.setTls(file.toString()).setTlsPassword("secret");
    site.start();
    assertThat(certificate().getSubjectX500Principal().getName()).contains("CN=localhost");
  }

  private static void pkcs12(Path file, String password) throws GeneralSecurityException, IOException {
    SelfSigned made = SelfSigned.create();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    PrivateKey key = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) pem(made.key().toString()));
    X509Certificate certificate = new JcaX509CertificateConverter()
        .getCertificate((X509CertificateHolder) pem(made.certificate().toString()));
    store.setKeyEntry("key", key, password.toCharArray(), new X509Certificate[] {certificate});
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
  }

  private static Object pem(String text) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      return parser.readObject();
    }
  }

  @Test
  void aMissingFileIsNamed() {
    site.options.setTls(folder.resolve("none.pem").toString());
    assertThatThrownBy(() -> site.start()).hasMessageContaining("tls").hasMessageContaining("none.pem");
  }

  private HttpVersion version(HttpClientOptions options) {
    HttpClient client = site.vertx.createHttpClient(options);
    return client.request(HttpMethod.GET, site.port, "127.0.0.1", "/x.txt")
        .compose(request -> request.send()).map(response -> response.version()).await();
  }

  @Test
  void http2IsSpokenWithAndWithoutTls() {
    site.start();
    HttpClientOptions two = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2);
    assertThat(version(two)).isEqualTo(HttpVersion.HTTP_2);
    assertThat(version(new HttpClientOptions(two).setHttp2ClearTextUpgrade(false))).isEqualTo(HttpVersion.HTTP_2);
    assertThat(version(new HttpClientOptions())).isEqualTo(HttpVersion.HTTP_1_1);
    site.close();
    site = Site.of(folder.resolve("www"));
    site.options.setTls(HttpOptions.SELF_SIGNED);
    site.start();
    HttpClientOptions tls = new HttpClientOptions(two).setSsl(true).setUseAlpn(true).setTrustAll(true).setVerifyHost(false);
    assertThat(version(tls)).isEqualTo(HttpVersion.HTTP_2);
  }

  @Test
  void manyRequestsShareAnHttp2Connection() {
    site.start();
    site.file("a/y.txt", "y");
    HttpClient client = site.vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
        .setHttp2ClearTextUpgrade(false), new io.vertx.core.http.PoolOptions().setHttp2MaxSize(1));
    java.util.List<io.vertx.core.Future<String>> all = new java.util.ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String target = i % 2 == 0 ? "/x.txt" : "/a/y.txt";
      all.add(client.request(HttpMethod.GET, site.port, "127.0.0.1", target)
          .compose(request -> request.send()).compose(response -> response.body()).map(Object::toString));
    }
    io.vertx.core.Future.all(all).await();
    for (int i = 0; i < 100; i++) {
      assertThat(all.get(i).result()).isEqualTo(i % 2 == 0 ? "x" : "y");
    }
  }
}
