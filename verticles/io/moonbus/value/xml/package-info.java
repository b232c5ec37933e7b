/** XML 1.0 without document types: no entities but the five of XML, nothing from outside. */
package io.moonbus.value.xml;
