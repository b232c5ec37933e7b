/** The settings: their single declaration, where their values come from, and the documents made of them. */
package io.moonbus.server.settings;
