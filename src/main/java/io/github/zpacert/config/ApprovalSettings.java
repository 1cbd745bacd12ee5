package io.github.zpacert.config;

import io.github.zpacert.diag.Position;
import java.nio.file.Path;

/**
 * Which approvals a plan needs before it is applied.
 *
 * @param required how many people must have approved it
 * @param signers an {@code allowed_signers} file as {@code ssh-keygen} reads it
 * @param written the file as the user wrote it
 * @param excludeAuthor whether who made the plan is not one of them
 * @param at where the file is named
 */
public record ApprovalSettings(
    int required, Path signers, String written, boolean excludeAuthor, Position at) {}
