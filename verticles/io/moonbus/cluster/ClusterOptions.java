package io.moonbus.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What a node says when it joins its cluster. */
public final class ClusterOptions {

  /** Bytes of the largest message between two nodes. */
  public static final int DEFAULT_MAX_MESSAGE = 16 << 20;
  /** Milliseconds until a request without answer fails. */
  public static final int DEFAULT_REQUEST_MILLIS = 10_000;

  private Path config;
  private String name = "";
  private String secret = "";
  private String host = "";
  private int port;
  private int busPort;
  private List<String> members = List.of();
  private List<Target> targets = List.of();
  private String nodeName = "localhost";
  private String http = "";
  private String version = "";
  private String certificate = "";
  private String key = "";
  private String trust = "";
  private int maxMessage = DEFAULT_MAX_MESSAGE;
  private int requestMillis = DEFAULT_REQUEST_MILLIS;

  /** The cluster.xml; {@code null} = the one in the program. */
  public Path config() {
    return config;
  }

  public ClusterOptions setConfig(Path value) {
    config = value;
    return this;
  }

  /** What the cluster is called; {@code ""} = as in cluster.xml. */
  public String name() {
    return name;
  }

  public ClusterOptions setName(String value) {
    name = Objects.requireNonNull(value, "name");
    return this;
  }

  /** What all nodes know and nobody else; {@code ""} = everybody who reaches the ports may join. */
  public String secret() {
    return secret;
  }

  public ClusterOptions setSecret(String value) {
    secret = Objects.requireNonNull(value, "secret");
    return this;
  }

  /** Address of this machine that others reach; {@code ""} = 127.0.0.1. */
  public String host() {
    return host;
  }

  public ClusterOptions setHost(String value) {
    host = Objects.requireNonNull(value, "host");
    return this;
  }

  /** Port of the cluster, exactly this one; 0 = as in cluster.xml. */
  public int port() {
    return port;
  }

  public ClusterOptions setPort(int value) {
    port = checkPort("port", value);
    return this;
  }

  /** Port of the event bus; 0 = a free one. */
  public int busPort() {
    return busPort;
  }

  public ClusterOptions setBusPort(int value) {
    busPort = checkPort("busPort", value);
    return this;
  }

  /** Addresses at which others are looked for, {@code host} or {@code host:port}; empty = as in cluster.xml. */
  public List<String> members() {
    return members;
  }

  public ClusterOptions setMembers(List<String> value) {
    members = List.copyOf(value);
    return this;
  }

  /** Nodes that this one connects to, besides the members. */
  public List<Target> targets() {
    return targets;
  }

  public ClusterOptions setTargets(List<Target> value) {
    targets = List.copyOf(value);
    return this;
  }

  /** What this node is called. */
  public String nodeName() {
    return nodeName;
  }

  public ClusterOptions setNodeName(String value) {
    nodeName = Objects.requireNonNull(value, "nodeName");
    return this;
  }

  /** Where clients of this node go, {@code host:port}, as far as it is known before its listeners start. */
  public String http() {
    return http;
  }

  public ClusterOptions setHttp(String value) {
    http = Objects.requireNonNull(value, "http");
    return this;
  }

  /** The version of this program. */
  public String version() {
    return version;
  }

  public ClusterOptions setVersion(String value) {
    version = Objects.requireNonNull(value, "version");
    return this;
  }

  /** Certificate chain (PEM) of the event bus; {@code ""} = no TLS. */
  public String certificate() {
    return certificate;
  }

  /** Private key (PEM) of the certificate. */
  public String key() {
    return key;
  }

  /** Certificates (PEM) of those who may certify nodes. */
  public String trust() {
    return trust;
  }

  /**
   * Encrypts the event bus; each side has to show a certificate that the other trusts.
   *
   * @throws IllegalArgumentException when some but not all are given
   */
  public ClusterOptions setTls(String certificate, String key, String trust) {
    if (List.of(certificate, key, trust).contains("") && !(certificate + key + trust).isEmpty()) {
      throw new IllegalArgumentException("tls needs certificate, key and trust");
    }
    this.certificate = certificate;
    this.key = key;
    this.trust = trust;
    return this;
  }

  /** Bytes of the largest message between two nodes; default {@value #DEFAULT_MAX_MESSAGE}. */
  public int maxMessage() {
    return maxMessage;
  }

  public ClusterOptions setMaxMessage(int value) {
    maxMessage = atLeast("maxMessage", value, 1024);
    return this;
  }

  /** Milliseconds until a request without answer fails; default {@value #DEFAULT_REQUEST_MILLIS}. */
  public int requestMillis() {
    return requestMillis;
  }

  public ClusterOptions setRequestMillis(int value) {
    requestMillis = atLeast("requestMillis", value, 1);
    return this;
  }

  private static int checkPort(String option, int value) {
    if (value < 0 || value > 65535) {
      throw new IllegalArgumentException(option + " must be 0 to 65535");
    }
    return value;
  }

  private static int atLeast(String option, int value, int min) {
    if (value < min) {
      throw new IllegalArgumentException(option + " must be >= " + min);
    }
    return value;
  }
}
