package io.github.zpacert.model;

/**
 * That somebody has approved a plan.
 *
 * @param by what the file of signers calls the person
 * @param key that signed: its kind and its fingerprint
 */
public record Approval(String by, String key) {}
