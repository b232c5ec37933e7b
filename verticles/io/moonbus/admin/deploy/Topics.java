package io.moonbus.admin.deploy;

/** What nodes say to each other about applications, in the order of a deployment. */
final class Topics {

  /** A package is announced; the node claims the application for it. */
  static final String BEGIN = "admin.begin";
  static final String CHUNK = "admin.chunk";
  /** The package is complete: it is checked, unpacked and loaded on trial. */
  static final String VERIFY = "admin.verify";
  static final String ACTIVATE = "admin.activate";
  static final String ABANDON = "admin.abandon";
  static final String REMOVE = "admin.remove";
  static final String INSPECT = "admin.inspect";
  /** A node that has a version already learns that it was deployed. */
  static final String NOTE = "admin.note";
  /** A node tells what was deployed on all nodes. */
  static final String LEDGER = "admin.ledger";
  /** A node is to send what it has, as in a deployment. */
  static final String FETCH = "admin.fetch";

  private Topics() {
  }
}
