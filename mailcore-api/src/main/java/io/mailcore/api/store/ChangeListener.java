package io.mailcore.api.store;

/** Hears of commits. */
@FunctionalInterface
public interface ChangeListener {

    /**
     * A commit has become visible. Called for each account in the order of its MODSEQs, one call at a time per account,
     * on whatever thread commits; returns at once, does not block, does not call the store, does not throw.
     *
     * <p>A hint, not the truth: a store that is shared between machines may lose or merge calls. Who must not miss a
     * change asks for changes by MODSEQ.
     *
     * @param change what the commit changed
     */
    void committed(AccountChange change);
}
