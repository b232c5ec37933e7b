/** The data of a node at work: the verticle that brings changes to the store and to the other nodes. */
package io.moonbus.data.service;
