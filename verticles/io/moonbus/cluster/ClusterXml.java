package io.moonbus.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.XmlConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a cluster.xml. */
final class ClusterXml {

  private static final String PACKAGED = "cluster.xml";
  private static final String SCHEMA = "/hazelcast-config-5.3.xsd";

  private ClusterXml() {
  }

  /**
   * What a file says.
   *
   * @param file {@code null} = the one in the program
   * @throws ClusterException with file, line and what is wrong
   */
  static Config read(Path file) {
    byte[] bytes = file == null ? packaged() : bytes(file);
    String name = file == null ? PACKAGED : file.toString();
    try {
      // Hazelcast would print what is no XML at all.
      reader().parse(input(bytes));
      return new XmlConfigBuilder(new ByteArrayInputStream(bytes)).build();
    } catch (SAXException | IOException | RuntimeException e) {
      throw new ClusterException(where(name, bytes, e), e);
    }
  }

  private static byte[] packaged() {
    try (InputStream in = ClusterXml.class.getResourceAsStream(PACKAGED)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClusterException("the program's own cluster.xml cannot be read: " + e, e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ClusterException("cannot read " + file + " (cluster.config): "
          + (Files.exists(file) ? e.getMessage() : "there is no such file"), e);
    }
  }

  /** Hazelcast tells no lines, so the file is checked once more. */
  private static String where(String name, byte[] bytes, Exception found) {
    try {
      validate(bytes);
    } catch (SAXParseException e) {
      return name + ":" + e.getLineNumber() + ": " + e.getMessage();
    } catch (SAXException | IOException e) {
      return name + ": " + e.getMessage();
    }
    return name + ": " + found.getMessage();
  }

  private static void validate(byte[] bytes) throws SAXException, IOException {
    SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    try (InputStream schema = Config.class.getResourceAsStream(SCHEMA)) {
      Validator validator = schemas.newSchema(new StreamSource(schema)).newValidator();
      validator.validate(new SAXSource(reader(), input(bytes)));
    }
  }

  private static InputSource input(byte[] bytes) {
    return new InputSource(new ByteArrayInputStream(bytes));
  }

  /** Fails at the first error and opens no other file. */
  private static XMLReader reader() throws SAXException {
    try {
      SAXParserFactory parsers = SAXParserFactory.newInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      XMLReader reader = parsers.newSAXParser().getXMLReader();
      reader.setErrorHandler(new DefaultHandler());
      return reader;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
