package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.vertx.core.Deployable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The verticle in a jar, with a class loader of its own that sees the server's classes first. Blocks. */
final class JarVerticle implements AutoCloseable {

  private static final String ATTRIBUTE = "Main-Verticle";
  private static final List<String> SERVICES = List.of("META-INF/services/io.vertx.core.Deployable",
      "META-INF/services/io.vertx.core.Verticle", "META-INF/services/io.vertx.core.VerticleBase");

  private final URLClassLoader loader;
  private final Class<? extends Deployable> type;

  private JarVerticle(URLClassLoader loader, Class<? extends Deployable> type) {
    this.loader = loader;
    this.type = type;
  }

  /** @throws DeploymentException when the jar names no verticle, or one that cannot be loaded */
  static JarVerticle open(Path jar) throws IOException {
    String name = className(jar);
    URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, JarVerticle.class.getClassLoader());
    try {
      Class<? extends Deployable> type = loader.loadClass(name).asSubclass(Deployable.class);
      type.getConstructor();
      return new JarVerticle(loader, type);
    } catch (ClassNotFoundException e) {
      loader.close();
      throw rejected("the verticle " + name + " is not in the jar");
    } catch (NoSuchMethodException | ClassCastException e) {
      loader.close();
      throw rejected(name + " must be a public verticle with a public constructor without parameters");
    } catch (LinkageError e) {
      loader.close();
      throw rejected(name + " cannot be loaded: " + e);
    }
  }

  private static String className(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String named = file.getManifest() == null ? null : file.getManifest().getMainAttributes().getValue(ATTRIBUTE);
      for (int i = 0; named == null && i < SERVICES.size(); i++) {
        ZipEntry service = file.getEntry(SERVICES.get(i));
        named = service == null ? null : first(file, service);
      }
      if (named == null) {
        throw new DeploymentException(Reason.INVALID, "the jar names no verticle: its manifest needs " + ATTRIBUTE
            + ": a.b.Name, or the jar " + SERVICES.get(0));
      }
      return named.strip();
    } catch (ZipException e) {
      throw new DeploymentException(Reason.INVALID, "the package is no jar: " + e.getMessage());
    }
  }

  private static String first(JarFile file, ZipEntry service) throws IOException {
    try (BufferedReader lines =
             new BufferedReader(new InputStreamReader(file.getInputStream(service), StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
          .findFirst().orElse(null);
    }
  }

  private static DeploymentException rejected(String message) {
    return new DeploymentException(Reason.REJECTED, message, List.of(message));
  }

  /** A new verticle; fails as its constructor does. */
  Deployable create() throws ReflectiveOperationException {
    return type.getConstructor().newInstance();
  }

  ClassLoader loader() {
    return loader;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
