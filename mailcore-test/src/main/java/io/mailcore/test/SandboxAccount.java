package io.mailcore.test;

import io.mailcore.api.account.AccountId;

/** An account of a sandbox: its address is its login name. */
record SandboxAccount(AccountId id, String address, String password) {}
