package io.moonbus.server;

/** Entry point of the process. */
public final class Main {

  private Main() {
  }

  /** Runs the command that is given; returns while the server serves, else ends the process with its status. */
  public static void main(String[] arguments) {
    int status = new Program(Terminal.ofProcess()).run(arguments);
    if (status != Program.SERVING) {
      System.exit(status);
    }
  }
}
