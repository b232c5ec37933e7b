package io.moonbus.admin.deploy;

/**
 * What a package may be.
 *
 * @param bytes of all its files together, unpacked
 * @param files how many
 */
public record PackageLimits(long bytes, int files) {

  /** 256 MiB in 10,000 files. */
  public static final PackageLimits DEFAULT = new PackageLimits(256L << 20, 10_000);

  public PackageLimits {
    if (bytes < 1 || files < 1) {
      throw new IllegalArgumentException("limits of packages must be > 0");
    }
  }

  /** Bytes that a package may have: those of incompressible files, and what an archive adds to each. */
  long packed() {
    return bytes + files * 2048L;
  }

  void checkBytes(long all) {
    if (all > bytes) {
      throw new DeploymentException(DeploymentException.Reason.TOO_LARGE,
          "the application is larger than " + bytes + " bytes (admin.maxPackage)");
    }
  }

  void checkFiles(int all) {
    if (all > files) {
      throw new DeploymentException(DeploymentException.Reason.TOO_LARGE,
          "the application has more than " + files + " files (admin.maxFiles)");
    }
  }
}
