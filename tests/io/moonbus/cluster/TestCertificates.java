package io.moonbus.cluster;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test and a certificate that it gave, as PEM files. */
final class TestCertificates {

  private final Path certificate;
  private final Path key;
  private final Path trust;

  TestCertificates(Path folder, String name) throws Exception {
    KeyPair authority = keys();
    KeyPair node = keys();
    certificate = write(folder.resolve(name + "-node.pem"), certificate(name, node, authority, false));
    key = write(folder.resolve(name + "-key.pem"), new JcaPKCS8Generator(node.getPrivate(), null));
    trust = write(folder.resolve(name + "-trust.pem"), certificate(name, authority, authority, true));
  }

  ClusterOptions apply(ClusterOptions options) {
    return options.setTls(certificate.toString(), key.toString(), trust.toString());
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509CertificateHolder certificate(String name, KeyPair of, KeyPair by, boolean authority)
      throws Exception {
    Instant now = Instant.now();
    X500Name issuer = new X500Name("CN=authority " + name);
    X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, BigInteger.valueOf(now.toEpochMilli()),
        Date.from(now.minus(Duration.ofHours(1))), Date.from(now.plus(Duration.ofDays(1))),
        authority ? issuer : new X500Name("CN=node " + name), of.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()));
  }

  private static Path write(Path file, Object object) throws IOException {
    try (Writer out = Files.newBufferedWriter(file); JcaPEMWriter writer = new JcaPEMWriter(out)) {
      writer.writeObject(object);
    }
    return file;
  }
}
