package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.change.ChangeRules;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.state.StateSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the files and the environment say together, complete and checked. Naming its sources has read
 * none of them; the one secret in it, what the place of the state wants to know of us, says nothing of itself.
 *
 * @param encryption of the state; absent: it is kept as it is
 * @param evidence the log that tells of every write; absent: none is kept
 * @param approvals that a plan needs; absent: none
 * @param change what an apply needs of the change management
 * @param accepted drift that does not count, in the order of the file
 * @param certificates in the order of the files; no two have the same microtenant, as written, and name
 * @param warnings what the user should look at though the run can go on
 * @param directory of the first file: where {@code .zpacert/} lives, and the state unless it says otherwise
 */
public record Configuration(
    TenantSettings tenant,
    StateSettings state,
    Optional<Encryption> encryption,
    Optional<Path> evidence,
    Policy policy,
    Optional<ApprovalSettings> approvals,
    ChangeRules change,
    ImmutableList<Acceptance> accepted,
    ImmutableList<CertificateEntry> certificates,
    ImmutableList<Problem> warnings,
    Path directory) {}
