// Generated from openapi.yaml by `pnpm generate`: change the API, not this file.

export interface paths {
    "/v1/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the store of this key
         * @description Name, currency, locale and where it ships to: what a storefront needs before its first page.
         */
        get: operations["getStore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the settings of the store
         * @description As those see it who look after it; `getStore` is what a shopper sees.
         */
        get: operations["getStoreSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the settings of the store
         * @description What is left out stays. The currency can be changed until there is a way to ship, an offer or a cart. Shoppers see it within five seconds, cached pages within a minute.
         */
        patch: operations["updateStoreSettings"];
        trace?: never;
    };
    "/v1/admin/store/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say which pages are the store's
         * @description All of them, the main one first: payments may send shoppers back to these pages, and links in mails lead to the main one. An origin belongs to one store.
         */
        put: operations["setStoreOrigins"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/store/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Close the store for now
         * @description Within five seconds nobody but its staff gets in: not with a key, nor as a customer or seller. Everything stays as it is until `reopenStore`.
         */
        put: operations["suspendStore"];
        post?: never;
        /**
         * Open the store again
         * @description Within five seconds it is as it was before its suspension.
         */
        delete: operations["reopenStore"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/store/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move the clock of a test twin
         * @description To rehearse what happens later: carts that end, quotes that run out, offers that begin. By an offset from now, or to an instant; it goes on from there. Sessions, tokens and keys keep the real time. It bites everywhere within five seconds.
         */
        put: operations["moveClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List secrets for other services
         * @description Their names, and when each was set; what they say is never told.
         */
        get: operations["listSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a secret for another service
         * @description A password or key that the store needs at another service. It is encrypted before it is kept, and nobody ever reads it back. What was there under the name is gone.
         */
        put: operations["setSecret"];
        post?: never;
        /**
         * Remove a secret for another service
         * @description What needs it stops working.
         */
        delete: operations["removeSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description The store's own, newest first, ended ones too; those of sellers are the sellers' affair.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make an API key
         * @description A publishable key names the store and is meant for browsers. A secret key works for a server of yours and may only be given what you may do yourself. The secret is in this reply and nowhere else.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an API key
         * @description Everything but its secret.
         */
        get: operations["getKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description For good. Within five seconds nobody gets in with it.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        /**
         * Change an API key
         * @description Its name, its scopes, its pages or its networks; what is left out stays. It bites everywhere within five seconds.
         */
        patch: operations["updateKey"];
        trace?: never;
    };
    "/v1/admin/keys/{keyId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key
         * @description Makes a key with the same rights and a new secret. The old one works on for `overlapSeconds`, so that nothing stands still while you change it everywhere. A key is replaced once.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shipping-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ways to ship
         * @description Those that are offered, in the order to show. The id goes into a checkout. What one costs for a cart, and whether it delivers to an address, depends on both.
         */
        get: operations["listShippingMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/shipping-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ways to ship, as staff
         * @description Disabled ones, too, with handle, rates and places, in the order shoppers see them.
         */
        get: operations["listShippingMethodsAsStaff"];
        put?: never;
        /**
         * Add a way to ship
         * @description After the others; `updateShippingMethod` moves it.
         */
        post: operations["createShippingMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/shipping-methods/{shippingMethodId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a way to ship
         * @description Quotes and orders made with it keep it.
         */
        delete: operations["removeShippingMethod"];
        options?: never;
        head?: never;
        /**
         * Change a way to ship
         * @description What is left out stays. Quotes and orders made before keep what they were promised.
         */
        patch: operations["updateShippingMethod"];
        trace?: never;
    };
    "/v1/admin/tax-zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tax zones
         * @description Newest first, with their rates. Where none of them has a rate for goods of the class `standard`, the store's own (`taxBasisPoints`) is due.
         */
        get: operations["listTaxZones"];
        put?: never;
        /**
         * Make a tax zone
         * @description It has no rates at first: `addTaxRate`. Prices follow at once; quotes and orders keep theirs.
         */
        post: operations["createTaxZone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/tax-zones/{taxZoneId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a tax zone
         * @description Where it is and its rates.
         */
        get: operations["getTaxZone"];
        put?: never;
        post?: never;
        /**
         * Remove a tax zone
         * @description With its rates. Quotes and orders keep what they were promised.
         */
        delete: operations["removeTaxZone"];
        options?: never;
        head?: never;
        /**
         * Change where a tax zone is
         * @description What is left out stays; `places` are replaced as a whole.
         */
        patch: operations["updateTaxZone"];
        trace?: never;
    };
    "/v1/admin/tax-zones/{taxZoneId}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a tax rate
         * @description What goods of a tax class bear in this zone, from one moment until before another. No two of a class are due at one time: when a rate changes, end the old one with `updateTaxRate` where the new one begins.
         */
        post: operations["addTaxRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/tax-zones/{taxZoneId}/rates/{taxRateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a tax rate
         * @description As if it had never been; to end one, say until when with `updateTaxRate`.
         */
        delete: operations["removeTaxRate"];
        options?: never;
        head?: never;
        /**
         * End or correct a tax rate
         * @description What is left out stays. Quotes and orders keep what they were promised.
         */
        patch: operations["updateTaxRate"];
        trace?: never;
    };
    "/v1/admin/customers/{customerId}/tax-exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's exemptions from tax
         * @description All of them, newest first; also those whose time is over or to come.
         */
        get: operations["listTaxExemptions"];
        put?: never;
        /**
         * Free a customer from tax
         * @description What a consumer at the address would pay is not added, or taken off prices that contain it. Carts of the signed-in customer follow at once.
         */
        post: operations["createTaxExemption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{customerId}/tax-exemptions/{taxExemptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a customer's exemption from tax
         * @description Quotes and orders keep what they were promised.
         */
        delete: operations["removeTaxExemption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List price lists
         * @description Newest first, without the prices in them.
         */
        get: operations["listPriceLists"];
        put?: never;
        /**
         * Make a price list
         * @description Other prices than the offers' own: for some customers, for a time, from a quantity on, or in another currency. It is empty at first: `setPrices`.
         */
        post: operations["createPriceList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/price-lists/{priceListId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a price list
         * @description Without the prices in it: `listPrices`.
         */
        get: operations["getPriceList"];
        put?: never;
        post?: never;
        /**
         * Remove a price list
         * @description With its prices. Quotes and orders keep what they were promised.
         */
        delete: operations["removePriceList"];
        options?: never;
        head?: never;
        /**
         * Change a price list
         * @description What is left out stays. Carts follow at once; quotes and orders keep what they were promised.
         */
        patch: operations["updatePriceList"];
        trace?: never;
    };
    "/v1/admin/price-lists/{priceListId}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the prices in a price list
         * @description By offer, lowest quantity first.
         */
        get: operations["listPrices"];
        /**
         * Set prices in a price list
         * @description Up to 1,000 at once, all or none. What an offer costs from a quantity on is replaced or added; other prices stay.
         */
        put: operations["setPrices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/price-lists/{priceListId}/prices/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove prices from a price list
         * @description Up to 1,000 at once. What is not in the list is passed over.
         */
        post: operations["removePrices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List promotions
         * @description Newest first.
         */
        get: operations["listPromotions"];
        put?: never;
        /**
         * Make a promotion
         * @description What lowers prices, for whom and when. Everything it names must be of this store: another’s is as unknown as what never was. At most 500 that have not ended.
         */
        post: operations["createPromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotions/{promotionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a promotion
         * @description With how often it is used.
         */
        get: operations["getPromotion"];
        put?: never;
        post?: never;
        /**
         * Remove a draft of a promotion
         * @description One that has no codes and was never used. Others can be ended.
         */
        delete: operations["removePromotion"];
        options?: never;
        head?: never;
        /**
         * Change a promotion
         * @description What is left out stays; `conditions` and `effect` are replaced whole. Quotes and orders keep what they were promised. One that has been used keeps its currency, and takes no limit below its uses.
         */
        patch: operations["updatePromotion"];
        trace?: never;
    };
    "/v1/admin/promotions/{promotionId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a promotion
         * @description It applies to no cart until it is resumed, and its codes are unknown meanwhile. Quotes keep what they were promised. One that is paused stays so.
         */
        post: operations["pausePromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotions/{promotionId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a promotion apply
         * @description A draft or a paused one applies from now on, in its time. One that is active stays so.
         */
        post: operations["resumePromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotions/{promotionId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a promotion
         * @description It applies to no cart any more, for good; who enters one of its codes is told that it is over. Quotes and orders keep what they were promised. One that has ended stays so.
         */
        post: operations["endPromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotions/{promotionId}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the codes of a promotion
         * @description Latest made first.
         */
        get: operations["listPromotionCodes"];
        put?: never;
        /**
         * Give a promotion a code
         * @description One of your own choice. Of codes that look alike to a shopper, a store has one.
         */
        post: operations["createPromotionCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotions/{promotionId}/code-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make many codes of a promotion
         * @description Each unlike all others, and none can be guessed: 12 characters at random, without such as are mistaken for each other. Send an `Idempotency-Key`: a repeated call would make as many again.
         */
        post: operations["createPromotionCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotions/{promotionId}/codes/{codeId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a code
         * @description Nobody can use it from now on, and who enters it is told so. Quotes and orders keep what it gave them.
         */
        post: operations["disablePromotionCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotions/{promotionId}/codes/{codeId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a code
         * @description It can be used again, as often as it has uses left.
         */
        post: operations["enablePromotionCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/promotion-trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a promotion on a cart
         * @description This cart, that promotion: what would happen? Both may exist or be made up; its time and its limits count, its state does not. Writes nothing.
         */
        post: operations["tryPromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List or search products
         * @description Published products as cards. Without `q`, all of a category or of the store; with it, those that match.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a product page
         * @description Everything a product page shows, in one read: texts, pictures, options, variants, price and stock (at most seconds old; the checkout is the judge).
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the category tree
         * @description All categories at once, with how many published products each holds.
         */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the stock of all offers
         * @description What there is least of comes first, what never runs out last; paused offers are there, too. `stock.changed` in the feed tells when a number is another: by then it is here.
         */
        get: operations["listStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the stock of own offers
         * @description What there is least of comes first, what never runs out last; paused offers are there, too. `stock.changed` in the feed tells when a number is another: by then it is here.
         */
        get: operations["listSellerStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/products/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what prices depend on of a product
         * @description Its tax class, whether promotions lower its price, and what shipping asks of its variants. Drafts and gift wrap are here, too.
         */
        get: operations["getProductFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what prices depend on of a product
         * @description What is left out stays. Quotes and orders made before keep what they were promised; an import that says nothing of these facts keeps them.
         */
        patch: operations["updateProductFacts"];
        trace?: never;
    };
    "/v1/admin/variants/{variantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what shipping asks of a variant
         * @description What is left out stays. The version for `If-Match` is that of its product, which comes back whole.
         */
        patch: operations["updateVariantFacts"];
        trace?: never;
    };
    "/v1/admin/offers/{offerId}/quantity-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how many pieces of an offer a cart may hold
         * @description From one piece by ones, unless somebody has said otherwise.
         */
        get: operations["getQuantityRules"];
        /**
         * Say how many pieces of an offer a cart may hold
         * @description All three at once. Quotes and orders made before keep what they were promised.
         */
        put: operations["setQuantityRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a cart
         * @description In the currency of the store, or in another that it sells in. The reply holds the cart secret, once: send it along with everything else about this cart. For a customer who is signed in it is theirs at once: then only their session opens it.
         */
        post: operations["createCart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a cart
         * @description With prices and stock as they are now.
         */
        get: operations["getCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the customer's cart
         * @description The open cart of the customer who is signed in, whatever device it was filled on.
         */
        get: operations["getCustomerCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add to a cart
         * @description More of an offer that is in the cart raises its quantity. Nothing is set aside until checkout.
         */
        post: operations["addCartLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/lines/{lineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a line
         * @description Answers with the cart without it.
         */
        delete: operations["removeCartLine"];
        options?: never;
        head?: never;
        /**
         * Change a quantity
         * @description Sets it; adding is `addCartLine`.
         */
        patch: operations["changeCartLine"];
        trace?: never;
    };
    "/v1/carts/{cartId}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter a code
         * @description A discount code, a voucher. The reply says what it takes off under `discounts`, or under `notApplied` why it takes off nothing now; it stays in the cart and may apply later.
         */
        post: operations["addCartCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/codes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a code out
         * @description Answers with the cart without it.
         */
        delete: operations["removeCartCode"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/shipping-estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a cart costs at an address
         * @description How each seller’s package can be shipped there, what it costs and how long it takes, with discounts and tax. Of packages for which nothing is chosen, the cheapest is taken. Promises nothing and sets nothing aside; a country alone will do.
         */
        post: operations["estimateShipping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain what a cart costs
         * @description Every step from nothing to the total: prices, price lists, promotions, tax; with a country, shipping by what costs least, too. The steps add up to the total, and what comes to lines and packages adds up to each step, to the last minor unit.
         */
        get: operations["getCartExplanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make a cart the customer's
         * @description After sign-in: send the customer's session and the secret of the guest's cart. From then on only that session opens it, and the secret is dead. The open cart the customer had before ends, and its lines come into this one: of an offer in both, the larger quantity stays; lines beyond 100 are left out and named in `merged.leftOut`; metadata stays that of this cart. A quote made before has to be made again; it takes over its goods.
         */
        put: operations["associateCart"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a quote of a cart
         * @description Promises the totals and sets the goods aside for 15 minutes. Send the secret of the cart, or the session of the customer whose cart it is. Making another one replaces it.
         */
        post: operations["createCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{checkoutId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a checkout
         * @description Where it stands. Changes nothing; `completeCheckout` asks the payment provider.
         */
        get: operations["getCheckout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{checkoutId}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay a checkout and place the order
         * @description Charges exactly the promised total. `state: placed` comes with the order; `state: paying` with `payment.nextAction`: send the shopper there, then call `completeCheckout`. The same key never charges twice.
         */
        post: operations["payCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{checkoutId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a checkout after a second step
         * @description Asks the provider how the payment ended and places the order when the money is there. May be called any number of times.
         */
        post: operations["completeCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an order
         * @description With the session of its customer, or with the secret that came with the order, which lives for 90 days; sessions and secret keys with `orders:read` need none. Who has only the secret sees neither a phone number nor the whole e-mail address.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the customer's orders
         * @description Of the customer who is signed in, newest first; also those placed as a guest with the e-mail address the customer has confirmed since.
         */
        get: operations["listCustomerOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened to an order
         * @description From the beginning, or after an event you have seen. For whoever may read the order.
         */
        get: operations["listOrderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an order
         * @description The same as server-sent events, as they happen. For whoever may read the order.
         */
        get: operations["streamOrderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order-lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a code to open an order
         * @description Mails six digits to the address of the order, if number and address fit; the answer is the same if not. They work once, for 15 minutes.
         */
        post: operations["requestOrderLookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order-lookups/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an order with a mailed code
         * @description Answers with the order and its secret, which lives for 90 days from now. After five wrong codes a new one is needed.
         */
        post: operations["confirmOrderLookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in as a customer
         * @description By e-mail and password. Who has set up a second factor gets a challenge instead of a session: answer it with `completeCustomerSession`. Too many wrong passwords slow this down, for the address they come from before anybody else.
         */
        post: operations["createCustomerSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/sessions/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a sign-in with a code
         * @description A challenge lives ten minutes and takes five codes; a code works once.
         */
        post: operations["completeCustomerSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh a session
         * @description Gives the next access token and the next refresh token. Each refresh token works once: one that comes a second time ends its session, because one of two holders stole it. Refresh in one place at a time, and keep the reply before using it. Name the store by the publishable key: an access token that ran out opens nothing, this neither.
         */
        post: operations["refreshCustomerSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Ends the session of the access token and its refresh token; the access token itself dies within five seconds everywhere.
         */
        delete: operations["endCustomerSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List own sessions
         * @description Where the customer is signed in.
         */
        get: operations["listCustomerSessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere else
         * @description Ends all sessions of the customer but the one that asks.
         */
        delete: operations["endOtherCustomerSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out a device
         * @description Ends one session of the customer; one that has ended already is not found.
         */
        delete: operations["endCustomerSessionById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register as a customer
         * @description Mails a link to the address; the account is made when it is confirmed. An address that has an account gets another mail, and this reply is the same.
         */
        post: operations["registerCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a registration
         * @description Makes the account and signs in. The link leads to `/account/confirm?token=…` of the shop and works once, for 24 hours.
         */
        post: operations["confirmRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new password
         * @description Mails a link to choose one. An address without an account gets another mail, and this reply is the same.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/password-resets/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password by link
         * @description The link leads to `/account/reset?token=…` of the shop and works once, for an hour. Ends every session of the customer; sign in with the new password.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/email-changes/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a new e-mail address
         * @description The link leads to `/account/email?token=…` of the shop and works once, for 24 hours, for the customer who asked. The old address is told.
         */
        post: operations["confirmEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read own profile
         * @description Of the customer who is signed in.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change own profile
         * @description What is left out stays. For the address there is `requestEmailChange`.
         */
        patch: operations["updateCustomer"];
        trace?: never;
    };
    "/v1/customers/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change own password
         * @description Or set a first one. Ends all other sessions, and tells the customer by mail.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/email-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another e-mail address
         * @description Mails a link to the new address; until it is followed nothing changes. An address that has an account gets another mail, and this reply is the same.
         */
        post: operations["requestEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the keys of access tokens
         * @description A JWK set (RFC 7517), for services of yours that verify access tokens themselves: ES256, `typ` at+jwt, `aud` the id of your store. Take up to five minutes to notice new keys. That a session has ended, a signature does not tell.
         */
        get: operations["getSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read own second factor
         * @description Whether signing in asks for a code, and how many recovery codes are left.
         */
        get: operations["getCustomerSecondFactor"];
        put?: never;
        /**
         * Begin to set up a second factor
         * @description Gives the secret for an authenticator app, once. Nothing changes until `confirmCustomerSecondFactor`; beginning again gives another secret.
         */
        post: operations["startCustomerSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish setting up a second factor
         * @description From the first right code on, each sign-in by password or provider asks for one; a passkey needs none. Gives recovery codes, once. The customer is told by mail.
         */
        post: operations["confirmCustomerSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace own recovery codes
         * @description Ten new ones for who shows a code; those before work no more. The customer is told by mail.
         */
        post: operations["replaceCustomerRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove own second factor
         * @description Send a code, a recovery code, or the password: a session alone does not do. The customer is told by mail.
         */
        post: operations["removeCustomerSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/passkey-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in with a passkey
         * @description Gives the options for the browser. They name no customer: the device knows whose it is.
         */
        post: operations["createPasskeyChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey
         * @description A passkey is a device and the person whom it recognizes, so no code is asked for. Each challenge works once.
         */
        post: operations["createPasskeySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/passkey-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to add a passkey
         * @description Gives the options for the browser. Nothing changes until `registerPasskey`.
         */
        post: operations["startPasskeyRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List own passkeys
         * @description Of the customer who is signed in.
         */
        get: operations["listPasskeys"];
        put?: never;
        /**
         * Add a passkey
         * @description With what the browser made of the options. The customer is told by mail.
         */
        post: operations["registerPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an own passkey
         * @description It signs in no more; sessions it opened live on. The customer is told by mail.
         */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        /**
         * Rename an own passkey
         * @description So that its customer recognizes it.
         */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/v1/customers/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List own addresses
         * @description The whole address book: the default address first, then the newest.
         */
        get: operations["listAddresses"];
        put?: never;
        /**
         * Add an own address
         * @description Judged by its country: what it must have, the form of its postal code, its states. `errors` point to the parts at fault. Any country may be kept, also one that the store does not ship to.
         */
        post: operations["createAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/addresses/{addressId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an own address
         * @description One entry of the address book.
         */
        get: operations["getAddress"];
        put?: never;
        post?: never;
        /**
         * Remove an own address
         * @description Orders that went there keep it. If it was the default one, none is.
         */
        delete: operations["removeAddress"];
        options?: never;
        head?: never;
        /**
         * Change an own address
         * @description What is left out stays; `address` is replaced as a whole and judged like a new one.
         */
        patch: operations["updateAddress"];
        trace?: never;
    };
    "/v1/customers/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List own consents
         * @description What holds now, one for each purpose.
         */
        get: operations["listConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/consents/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give or take back a consent
         * @description Name the wording that was shown. Each change is kept in the history; saying the same again changes nothing.
         */
        put: operations["recordConsent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/consents/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what one agreed to when
         * @description Every consent given and taken back, newest first.
         */
        get: operations["listConsentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{customerId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a customer agreed to when
         * @description Every consent given and taken back, newest first; it is kept when the customer is erased.
         */
        get: operations["listCustomerConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Newest first; erased ones, too, by their id alone.
         */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer
         * @description With the groups it is in, and without anything that opens the account.
         */
        get: operations["getCustomerAsStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{customerId}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Suspend a customer
         * @description Ends all sessions of the customer, within five seconds everywhere, and lets nobody sign in. Orders stay, and open with their own secrets.
         */
        put: operations["suspendCustomer"];
        post?: never;
        /**
         * Reopen a suspended customer
         * @description Lets the customer sign in again; ended sessions stay ended.
         */
        delete: operations["reopenCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customer-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups of customers
         * @description Newest first.
         */
        get: operations["listCustomerGroups"];
        put?: never;
        /**
         * Make a group of customers
         * @description It is empty at first.
         */
        post: operations["createCustomerGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customer-groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a group of customers
         * @description Its name and how many are in it.
         */
        get: operations["getCustomerGroup"];
        put?: never;
        post?: never;
        /**
         * Remove a group of customers
         * @description Its customers stay.
         */
        delete: operations["removeCustomerGroup"];
        options?: never;
        head?: never;
        /**
         * Rename a group of customers
         * @description What is left out stays.
         */
        patch: operations["updateCustomerGroup"];
        trace?: never;
    };
    "/v1/admin/customer-groups/{groupId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is in a group
         * @description Those who came last first.
         */
        get: operations["listCustomerGroupMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customer-groups/{groupId}/members/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a customer into a group
         * @description Who is in it stays in it.
         */
        put: operations["addCustomerGroupMember"];
        post?: never;
        /**
         * Take a customer out of a group
         * @description The customer keeps everything else.
         */
        delete: operations["removeCustomerGroupMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ways to sign in with another account
         * @description Identity providers that the store takes, for buttons on its sign-in page.
         */
        get: operations["listOfferedIdentityProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/sessions/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in with another account
         * @description Gives the address of the provider, with PKCE, state and nonce (OpenID Connect Core 1.0). End with `completeProviderSignIn` when the browser is back.
         */
        post: operations["startProviderSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/sessions/provider/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a sign-in with another account
         * @description Somebody new gets an account, if the provider has verified the e-mail address. Where the address has an account that is not linked, nothing is linked by itself: sign in as usual, then use `startProviderLink`.
         */
        post: operations["completeProviderSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List own linked accounts
         * @description Accounts at identity providers that sign this customer in.
         */
        get: operations["listCustomerIdentities"];
        put?: never;
        /**
         * Begin to link another account
         * @description Gives the address of the provider. End with `completeProviderLink` when the browser is back.
         */
        post: operations["startProviderLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/identities/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish linking another account
         * @description It signs this customer in from now on. The customer is told by mail.
         */
        post: operations["completeProviderLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/identities/{providerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an own linked account
         * @description It signs in no more; sessions it opened live on. Who has no password asks for one with `requestPasswordReset`. The customer is told by mail.
         */
        delete: operations["removeCustomerIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/identity-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List identity providers
         * @description Those that are disabled, too.
         */
        get: operations["listIdentityProviders"];
        put?: never;
        /**
         * Add an identity provider
         * @description Lets customers sign in with accounts of another service (OpenID Connect). Register the store there first, with the pages that customers come back to. The client secret is never read back.
         */
        post: operations["createIdentityProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/identity-providers/{providerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an identity provider
         * @description All but its secret.
         */
        get: operations["getIdentityProvider"];
        put?: never;
        post?: never;
        /**
         * Remove an identity provider
         * @description Nobody signs in with it any more, and links to customers are gone for good. Who has no password asks for one by mail. To pause it, disable it.
         */
        delete: operations["removeIdentityProvider"];
        options?: never;
        head?: never;
        /**
         * Change an identity provider
         * @description What is left out stays. Handle and issuer never change: remove it and add another one instead.
         */
        patch: operations["updateIdentityProvider"];
        trace?: never;
    };
    "/v1/customers/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all own data
         * @description Everything that the store knows of the signed-in customer, as one document: account, addresses, consents, sessions, cart, orders.
         */
        get: operations["exportCustomerData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase the own account
         * @description For good, with all that is personal; send the password again. Orders stay in the books without name, address and e-mail: amounts, lines, parcels and the country are left. While a paid order has not been shipped, it is refused. A last mail confirms it.
         */
        post: operations["eraseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{customerId}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export all data of a customer
         * @description What the customer gets from `exportCustomerData`, orders included, for one who asks the store for it. That it was taken out is recorded.
         */
        post: operations["createCustomerExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{customerId}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a customer
         * @description As `eraseCustomer`, on the customer’s wish. Who is erased already stays so. Consents given and taken back are kept, without a name.
         */
        post: operations["eraseCustomerById"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where you are signed in
         * @description Your living sessions in all stores and at both desks, the newest first.
         */
        get: operations["listAccountSessions"];
        put?: never;
        /**
         * Sign in as staff
         * @description For the store that the publishable key names; lasts twelve hours. `secondFactor` says what is to be done before the session may do all that its role permits.
         */
        post: operations["createStaffSession"];
        /**
         * Sign out everywhere else
         * @description Ends every session of yours but this one, in all stores and at both desks, at once.
         */
        delete: operations["endOtherAccountSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Ends the session of the token at once.
         */
        delete: operations["endStaffSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your own account
         * @description Who is signed in, what the session may do, and whether it must show a second factor first.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your name
         * @description In every store you work for. The e-mail address stays.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Ends every other session of yours, in all stores. This one goes on.
         */
        put: operations["changeAccountPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out one session
         * @description One of `listAccountSessions`, in whatever store it is.
         */
        delete: operations["endAccountSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the stores you work for
         * @description Those in which you are on the staff, with your role. `switchStore` opens one.
         */
        get: operations["listAccountStores"];
        put?: never;
        /**
         * Begin another store
         * @description For accounts that may make stores, after their second factor. The caller is its first owner; sign in there with the publishable key of the reply.
         */
        post: operations["createStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/stores/{storeId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on in another store
         * @description A session there, without signing in again: it keeps the proof of the second factor, and ends when this one would have ended. This one goes on.
         */
        post: operations["switchStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set up a second factor
         * @description A secret for an authenticator app (TOTP, RFC 6238). It counts once `confirmSecondFactor` has seen a code of it; until then asking again gives another one.
         */
        post: operations["startSecondFactor"];
        /**
         * Remove the second factor
         * @description Not for owners of a store. What needs a second factor is refused from then on.
         */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish setting up a second factor
         * @description With the first code of the app. From now on every session must show it; this one has. Keep the recovery codes: they are for the day the app is lost.
         */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/sessions/current/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the second factor
         * @description For the session that asks, until it ends. No code works twice. Wrong codes are counted: after a few of them the next one has to wait.
         */
        post: operations["verifySecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes
         * @description The old ones are worth nothing any more.
         */
        post: operations["replaceRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new password
         * @description For people who work for the store that the publishable key names. Mails a link that works once, for an hour. The answer is the same whether there is an account or not.
         */
        post: operations["requestAccountPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/password-resets/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password
         * @description By the mailed link. Every session ends, in all stores; a second factor stays and is asked for at the next sign-in.
         */
        post: operations["resetAccountPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open invitations
         * @description Those that may still be accepted, the newest first.
         */
        get: operations["listStaffInvitations"];
        put?: never;
        /**
         * Invite somebody to work here
         * @description Mails a link that works once, for seven days. Inviting the same address again replaces the open invitation. Nobody gives a role that permits more than they may do themselves; only owners make owners.
         */
        post: operations["inviteStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff-invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description Its link is dead at once.
         */
        delete: operations["revokeStaffInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff-invitations/inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at an invitation
         * @description By the mailed link: to what it invites, and whether its address has an account already.
         */
        post: operations["inspectStaffInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff-invitations/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description By the mailed link, which works once: with the password of the account that its address has, or with a name and a new password. Signs in.
         */
        post: operations["acceptStaffInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who works here
         * @description The first ones first.
         */
        get: operations["listStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one who works here
         * @description With the role, and whether a second factor is set up.
         */
        get: operations["getStaffMember"];
        put?: never;
        post?: never;
        /**
         * End that somebody works here
         * @description Sessions of this store end at once, and invitations that the person sent are worth nothing. The account stays, for other stores. One owner is always left.
         */
        delete: operations["removeStaffMember"];
        options?: never;
        head?: never;
        /**
         * Give a member another role
         * @description It counts from the next request on. Nobody gives or takes a permission that they lack; only owners make owners, and one is always left.
         */
        patch: operations["updateStaffMember"];
        trace?: never;
    };
    "/v1/admin/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the roles of the store
         * @description The built-in ones first, then those of the store, by name.
         */
        get: operations["listRoles"];
        put?: never;
        /**
         * Create a role
         * @description A name for permissions. Only such as its maker has.
         */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a role
         * @description One that nobody has. Open invitations to it end.
         */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        /**
         * Change a role
         * @description Whoever has it may do what it says from the next request on. Nobody changes a role that permits more than they may do themselves.
         */
        patch: operations["updateRole"];
        trace?: never;
    };
    "/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who did what
         * @description What people and keys of the store and of its sellers did, the newest first. What shoppers do is not here.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply to sell in this store
         * @description Staff of the store decides and writes back. The answer is the same for every address; while an application of an address waits, another one is not kept.
         */
        post: operations["applyAsSeller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in to work for a seller
         * @description In the store that the publishable key names; lasts twelve hours. An account that works for several sellers says for which.
         */
        post: operations["createSellerSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Ends the session of the token at once.
         */
        delete: operations["endSellerSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the own seller
         * @description Whom the session or key works for.
         */
        get: operations["getSellerProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the own seller
         * @description Its name, description or web address; what is left out stays.
         */
        patch: operations["updateSellerProfile"];
        trace?: never;
    };
    "/v1/seller-invitations/inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at an invitation to a seller
         * @description By the mailed link: to whom it invites, and whether its address has an account already.
         */
        post: operations["inspectSellerInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller-invitations/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation to a seller
         * @description By the mailed link, which works once: with the password of the account that its address has, or with a name and a new password. Signs in.
         */
        post: operations["acceptSellerInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people of the own seller
         * @description All of them, the first ones first; at most a hundred.
         */
        get: operations["listSellerMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Its sessions end at once, and the invitations it sent are withdrawn. Keys stay: they are the seller’s. One owner stays.
         */
        delete: operations["removeSellerMember"];
        options?: never;
        head?: never;
        /**
         * Change what a member may do
         * @description It bites at once. Nobody gives what he does not have; only owners make and change owners, and one owner stays.
         */
        patch: operations["updateSellerMember"];
        trace?: never;
    };
    "/v1/seller/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations that wait
         * @description Those that may still be accepted, newest first. At most twenty wait at a time.
         */
        get: operations["listSellerInvitations"];
        put?: never;
        /**
         * Invite somebody to the own seller
         * @description By mail, for seven days, with no more rights than your own, and while you may. Too many to one address, or by one person, wait (`too-many-requests`). An earlier invitation of the same address is withdrawn.
         */
        post: operations["inviteSellerMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description Its link is dead at once.
         */
        delete: operations["revokeSellerInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the own seller's API keys
         * @description Newest first, ended ones too.
         */
        get: operations["listSellerKeys"];
        put?: never;
        /**
         * Make an API key for the own seller
         * @description For a server of yours, with scopes that you have yourself. The secret is in this reply and nowhere else.
         */
        post: operations["createSellerKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an API key of the own seller's
         * @description Everything but its secret.
         */
        get: operations["getSellerKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key of the own seller's
         * @description For good. Within five seconds nobody gets in with it.
         */
        delete: operations["revokeSellerKey"];
        options?: never;
        head?: never;
        /**
         * Change an API key of the own seller's
         * @description Its name, its scopes or its networks; what is left out stays. It bites everywhere within five seconds.
         */
        patch: operations["updateSellerKey"];
        trace?: never;
    };
    "/v1/seller/keys/{keyId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key of the own seller's
         * @description Makes a key with the same rights and a new secret. The old one works on for `overlapSeconds`, so that nothing stands still while you change it everywhere. A key is replaced once.
         */
        post: operations["rotateSellerKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sellers and applications
         * @description Newest first. `status=applied` lists what waits for a decision.
         */
        get: operations["listSellers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sellers/{sellerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a seller or an application
         * @description Everything that staff may know of it; its members are its own affair.
         */
        get: operations["getSeller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sellers/{sellerId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or refuse an application
         * @description Once. Whoever applied is told by mail; an approved one is mailed an invitation as the first owner of the seller.
         */
        post: operations["decideSellerApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sellers/{sellerId}/owner-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite an owner of a seller
         * @description By mail, for seven days. For when the first invitation ran out or the last owner is gone.
         */
        post: operations["inviteSellerOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sellers/{sellerId}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Close a seller for now
         * @description Its offers cannot be bought any more; its keys and members are let in nowhere, keys within five seconds. Orders that were placed stay as they are.
         */
        put: operations["suspendSeller"];
        post?: never;
        /**
         * Let a suspended seller trade again
         * @description With the offers, members and keys it had.
         */
        delete: operations["reopenSeller"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders with own lines
         * @description Newest first. Each shows the seller's part and nothing else.
         */
        get: operations["listSellerOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the own part of an order
         * @description The own lines, their parcels, and where they go. An order without own lines does not exist.
         */
        get: operations["getSellerOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/orders/{orderId}/fulfillments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ship the own part of an order, or some of it
         * @description Records a parcel with own lines. Without `lineItems`, all of them that have not left yet.
         */
        post: operations["createSellerFulfillment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List own offers with their stock
         * @description Newest first, paused ones too.
         */
        get: operations["listSellerOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description Newest first.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Make a webhook endpoint
         * @description Events that happen from now on are posted there, signed by Standard Webhooks, once it is verified. It sees what you may read yourself, as far as you choose. The secret is in this reply and nowhere else.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook endpoint
         * @description Everything but its secret.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Remove a webhook endpoint
         * @description For good: what waits for it is not sent, and its log goes within the hour.
         */
        delete: operations["removeWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description What is left out stays. Another address must be verified before anything is sent there. Disabled, it keeps its place: enabled again, it goes on where it stopped.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a webhook endpoint
         * @description Posts `webhook.verification` there, now. Answered with its challenge, the endpoint is enabled and gets what has happened since it was made. An endpoint is asked at most five times a minute, and a host ten times, whoever asks.
         */
        post: operations["verifyWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to a webhook endpoint
         * @description Posts `webhook.test` there once, now, and tells what came back. Ten times a minute at most for an endpoint.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of a webhook endpoint
         * @description Deliveries are signed with the new one and, for `overlapSeconds`, with the old ones too, in one header: change it at the receiver meanwhile. The secret is in this reply and nowhere else.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send webhooks again from a moment on
         * @description Back: everything that has happened since then is sent again, under the same ids. Forward: what is not on its way yet and lies before is left out.
         */
        post: operations["replayWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries of a webhook endpoint
         * @description Newest first, those of the last 30 days. With `status=failed` the dead letters: deliveries whose last attempt has failed.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/deliveries/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook delivery
         * @description With what was sent and the beginning of what came back.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/deliveries/{eventId}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook delivery again
         * @description Whatever came of it, under the same id, with all its attempts before it.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/deliveries/{eventId}/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up a webhook delivery
         * @description One that waits or has failed; what comes after it about the same thing goes on. One that is there stays as it is.
         */
        post: operations["discardWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/dead-letters/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send failed webhooks again
         * @description The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.
         */
        post: operations["redeliverFailedWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/webhook-endpoints/{endpointId}/dead-letters/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up failed webhooks
         * @description The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.
         */
        post: operations["discardFailedWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints of the own seller
         * @description Newest first.
         */
        get: operations["listSellerWebhookEndpoints"];
        put?: never;
        /**
         * Make a webhook endpoint of the own seller
         * @description Events that happen from now on are posted there, signed by Standard Webhooks, once it is verified. It sees what you may read yourself, as far as you choose. The secret is in this reply and nowhere else.
         */
        post: operations["createSellerWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook endpoint of the own seller
         * @description Everything but its secret.
         */
        get: operations["getSellerWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Remove a webhook endpoint of the own seller
         * @description For good: what waits for it is not sent, and its log goes within the hour.
         */
        delete: operations["removeSellerWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint of the own seller
         * @description What is left out stays. Another address must be verified before anything is sent there. Disabled, it keeps its place: enabled again, it goes on where it stopped.
         */
        patch: operations["updateSellerWebhookEndpoint"];
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a webhook endpoint of the own seller
         * @description Posts `webhook.verification` there, now. Answered with its challenge, the endpoint is enabled and gets what has happened since it was made. An endpoint is asked at most five times a minute, and a host ten times, whoever asks.
         */
        post: operations["verifySellerWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to a webhook endpoint of the own seller
         * @description Posts `webhook.test` there once, now, and tells what came back. Ten times a minute at most for an endpoint.
         */
        post: operations["testSellerWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of a webhook endpoint of the own seller
         * @description Deliveries are signed with the new one and, for `overlapSeconds`, with the old ones too, in one header: change it at the receiver meanwhile. The secret is in this reply and nowhere else.
         */
        post: operations["rotateSellerWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send webhooks again from a moment on of the own seller
         * @description Back: everything that has happened since then is sent again, under the same ids. Forward: what is not on its way yet and lies before is left out.
         */
        post: operations["replaySellerWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries of a webhook endpoint of the own seller
         * @description Newest first, those of the last 30 days. With `status=failed` the dead letters: deliveries whose last attempt has failed.
         */
        get: operations["listSellerWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/deliveries/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook delivery of the own seller
         * @description With what was sent and the beginning of what came back.
         */
        get: operations["getSellerWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/deliveries/{eventId}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook delivery again of the own seller
         * @description Whatever came of it, under the same id, with all its attempts before it.
         */
        post: operations["redeliverSellerWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/deliveries/{eventId}/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up a webhook delivery of the own seller
         * @description One that waits or has failed; what comes after it about the same thing goes on. One that is there stays as it is.
         */
        post: operations["discardSellerWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/dead-letters/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send failed webhooks again of the own seller
         * @description The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.
         */
        post: operations["redeliverFailedSellerWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seller/webhook-endpoints/{endpointId}/dead-letters/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up failed webhooks of the own seller
         * @description The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.
         */
        post: operations["discardFailedSellerWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/failed-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List failed jobs
         * @description What the worker was to do after something happened, and gave up after its last attempt. Those that failed last first; what somebody decided about is kept for 30 days.
         */
        get: operations["listFailedJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/failed-jobs/{failedJobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a failed job
         * @description What it was about, and why its last attempt failed.
         */
        get: operations["getFailedJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/failed-jobs/{failedJobId}/requeuing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a failed job run again
         * @description At once, with all its attempts before it; one that was given up, too. One that runs again already stays as it is.
         */
        post: operations["requeueJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/failed-jobs/{failedJobId}/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a failed job up
         * @description What it would have done stays undone. One that was given up already stays as it is.
         */
        post: operations["discardJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/tasks/{task}/failed-jobs/requeuing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let failed jobs run again
         * @description Those of one task, the oldest thousand; repeat it while `count` is 1000.
         */
        post: operations["requeueFailedJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/tasks/{task}/failed-jobs/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give failed jobs up
         * @description Those of one task, the oldest thousand; repeat it while `count` is 1000.
         */
        post: operations["discardFailedJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/installation/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin with an empty installation
         * @description By the link that `pnpm owner:create` prints: makes the first account and its first store. Works once, and only where nobody has an account yet. Sign in with the publishable key of the reply, then set up a second factor.
         */
        post: operations["createFirstOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/store/twin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a store to rehearse in
         * @description With the settings, ways to ship, sellers and catalogue of this store under the same ids, and with stock; without its customers, orders, pages and secrets. It has keys of its own (`pk_tradepost_test_…`, `sk_tradepost_test_…`) and a clock that `moveClock` moves. Its staff is that of this store, everybody in the same role; its secret key may do what the caller may. The catalogue follows within seconds and goes its own way from then on.
         */
        post: operations["createTestTwin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/store/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export everything
         * @description One JSON text a line (NDJSON): a head, each row of each table as `{"table":…,"row":{…}}`, and an end that counts the rows; without it the export is not whole. Passwords, secrets and their digests are left out. A row is as it was when its turn came.
         */
        get: operations["exportStore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/store/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete the store
         * @description And its test twin. The store must be suspended and its name typed again. From then on nobody gets in, not even its staff; all its keys are dead for good. Thirty days later everything it had is erased.
         */
        post: operations["deleteStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description Newest first; those of one customer, too.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an order
         * @description As the shopper sees it, without its secret.
         */
        get: operations["getOrderAsStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders/{orderId}/fulfillments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ship an order, or part of it
         * @description Records a parcel. Without `lineItems`, everything that has not left yet.
         */
        post: operations["createFulfillment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders/{orderId}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain what an order cost
         * @description Every step from nothing to the total, as it was promised with the quote, to the last minor unit; and who bears what promotions took off.
         */
        get: operations["getOrderExplanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the feed
         * @description Everything that happened, in one order that never changes: from as far back as all that you ask for is kept, or after an event you have seen. Nothing is missed in silence: when something you would have been told after that event is gone, the answer is 410. `cart.created`, `cart.changed`, `cart.bound`, `cart.merged`, `listing.changed`, `stock.changed` are kept for 30 days, all other types for 400. Ask for `types` that are kept longer to go back further. For people who look, `order=newest` tells the same from its end. Staff and secret keys see what their permissions let them read; sellers what is theirs; customers what is their own; everybody what shoppers see anyway.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the feed
         * @description The same as server-sent events, as they happen (`curl -N` shows them): `id` is the event's, `event` its type, `data` the event. Without `after`, `since` or `Last-Event-ID` it begins now. Ends when the key or session does; a comment comes every 15 seconds. Staff and secret keys see what their permissions let them read; sellers what is theirs; customers what is their own; everybody what shoppers see anyway.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/realtime/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token for realtime channels
         * @description For private channels of Supabase Realtime that the caller may hear; who asks for one it may not gets none. Nobody sends there but this installation. For an order of a guest, send its secret, too.
         */
        post: operations["createRealtimeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/realtime/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the keys of realtime tokens
         * @description For Supabase: the `jwks_url` of a third-party issuer. Other keys than those of access tokens.
         */
        get: operations["getRealtimeKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/realtime/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who signs realtime tokens
         * @description For Supabase: what it asks for at the `oidc_issuer_url` of a third-party issuer.
         */
        get: operations["getRealtimeIssuer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "order.placed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An order was paid and placed.
         * @description Posted to webhook endpoints that chose `order.placed`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveOrderPlacedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.fulfillment_created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A parcel of an order was shipped.
         * @description Posted to webhook endpoints that chose `order.fulfillment_created`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveOrderFulfillmentCreatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A guest's order was found to be a customer's, who owns its e-mail address.
         * @description Posted to webhook endpoints that chose `order.linked`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveOrderLinkedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.buyer_erased": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who bought it is not known any more.
         * @description Posted to webhook endpoints that chose `order.buyer_erased`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveOrderBuyerErasedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "checkout.held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A quote was made and its goods set aside.
         * @description Posted to webhook endpoints that chose `checkout.held`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCheckoutHeldEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "checkout.released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A quote ended without an order; its goods are free again.
         * @description Posted to webhook endpoints that chose `checkout.released`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCheckoutReleasedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A payment provider was asked for money.
         * @description Posted to webhook endpoints that chose `payment.started`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receivePaymentStartedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.action_required": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The buyer has to confirm a payment.
         * @description Posted to webhook endpoints that chose `payment.action_required`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receivePaymentActionRequiredEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.captured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The money was taken.
         * @description Posted to webhook endpoints that chose `payment.captured`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receivePaymentCapturedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The provider refused to take the money.
         * @description Posted to webhook endpoints that chose `payment.declined`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receivePaymentDeclinedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.canceled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A payment ended before money was taken.
         * @description Posted to webhook endpoints that chose `payment.canceled`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receivePaymentCanceledEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "cart.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A cart was opened.
         * @description Posted to webhook endpoints that chose `cart.created`, by Standard Webhooks 1.0.0. In the feed for 30 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCartCreatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "cart.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lines of a cart were added, changed or removed.
         * @description Posted to webhook endpoints that chose `cart.changed`, by Standard Webhooks 1.0.0. In the feed for 30 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCartChangedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "cart.bound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A cart belongs to a customer from now on.
         * @description Posted to webhook endpoints that chose `cart.bound`, by Standard Webhooks 1.0.0. In the feed for 30 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCartBoundEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "cart.merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A cart ended because its customer goes on with another one.
         * @description Posted to webhook endpoints that chose `cart.merged`, by Standard Webhooks 1.0.0. In the feed for 30 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCartMergedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "product.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A product was created or any of its facts changed.
         * @description Posted to webhook endpoints that chose `product.changed`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveProductChangedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An offer is new, its price changed, or it was paused.
         * @description Posted to webhook endpoints that chose `offer.changed`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveOfferChangedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "listing.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What shoppers see of a product changed: its page, prices, stock, or whether it is there.
         * @description Posted to webhook endpoints that chose `listing.changed`, by Standard Webhooks 1.0.0. In the feed for 30 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveListingChangedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "stock.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * There is more or less of some offers of a product than before.
         * @description Posted to webhook endpoints that chose `stock.changed`, by Standard Webhooks 1.0.0. In the feed for 30 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveStockChangedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody has an account now and has shown to own its e-mail address.
         * @description Posted to webhook endpoints that chose `customer.registered`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerRegisteredEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer's profile changed.
         * @description Posted to webhook endpoints that chose `customer.changed`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerChangedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.email_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer has another e-mail address.
         * @description Posted to webhook endpoints that chose `customer.email_changed`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerEmailChangedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer may not sign in any more.
         * @description Posted to webhook endpoints that chose `customer.suspended`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerSuspendedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.reopened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A suspended customer may sign in again.
         * @description Posted to webhook endpoints that chose `customer.reopened`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerReopenedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.consent_recorded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer agreed to a purpose, or took it back.
         * @description Posted to webhook endpoints that chose `customer.consent_recorded`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerConsentRecordedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.erased": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing personal is left of a customer: forget what you have.
         * @description Posted to webhook endpoints that chose `customer.erased`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerErasedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer_group.member_added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer is in a group.
         * @description Posted to webhook endpoints that chose `customer_group.member_added`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerGroupMemberAddedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer_group.member_removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer is not in a group any more.
         * @description Posted to webhook endpoints that chose `customer_group.member_removed`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveCustomerGroupMemberRemovedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "seller.applied": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody wants to sell here.
         * @description Posted to webhook endpoints that chose `seller.applied`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveSellerAppliedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "seller.decided": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An application was approved or refused.
         * @description Posted to webhook endpoints that chose `seller.decided`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveSellerDecidedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "seller.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A seller may not sell for now.
         * @description Posted to webhook endpoints that chose `seller.suspended`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveSellerSuspendedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "seller.reopened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A suspended seller may sell again.
         * @description Posted to webhook endpoints that chose `seller.reopened`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveSellerReopenedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "store.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settings of the store changed.
         * @description Posted to webhook endpoints that chose `store.changed`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveStoreChangedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "store.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The store is closed for all but its staff.
         * @description Posted to webhook endpoints that chose `store.suspended`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveStoreSuspendedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "store.reopened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The store is open again.
         * @description Posted to webhook endpoints that chose `store.reopened`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveStoreReopenedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing is sent to an endpoint any more.
         * @description Posted to webhook endpoints that chose `webhook_endpoint.disabled`, by Standard Webhooks 1.0.0. In the feed for 400 days: an endpoint that was disabled for longer does not get those before.
         */
        post: operations["receiveWebhookEndpointDisabledEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * We ask whether this endpoint wants our events: answer with the challenge.
         * @description Posted to an endpoint about itself, whatever it chose, by Standard Webhooks 1.0.0.
         */
        post: operations["receiveWebhookVerificationEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody asked for a test.
         * @description Posted to an endpoint about itself, whatever it chose, by Standard Webhooks 1.0.0.
         */
        post: operations["receiveWebhookTestEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @example {
         *       "token": "sin_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ",
         *       "name": "Tove Lind",
         *       "password": "a long pass phrase"
         *     }
         */
        AcceptSellerInvitation: {
            /** @description From the link in the mail. */
            token: string;
            /** @description Of the person; needed where the address has no account yet. */
            name?: string;
            /** @description Of the account there is, or of the new one: then 15 characters or more. */
            password: string;
        };
        /**
         * @example {
         *       "token": "inv_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj",
         *       "name": "Noor Lund",
         *       "password": "quite ordinary umbrella stands"
         *     }
         */
        AcceptStaffInvitation: {
            /**
             * @description `token` of the link that was mailed.
             * @example inv_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj
             */
            token: string;
            /**
             * @description For a new account; needed then.
             * @example Mira Sand
             */
            name?: string;
            /**
             * @description Of the account that the address has; else the password of the new one.
             * @example quite ordinary umbrella stands
             */
            password: string;
        };
        /**
         * @example {
         *       "id": "stf_01h455vb4pex5vsknk084sn02q",
         *       "email": "mira@example.com",
         *       "name": "Mira Sand",
         *       "mayCreateStores": false,
         *       "secondFactor": "done",
         *       "recoveryCodesLeft": 10,
         *       "session": {
         *         "id": "ses_01h455vb4pex5vsknk084sn02q",
         *         "desk": "staff",
         *         "storeId": "store_01h455vb4pex5vsknk084sn02q",
         *         "isOwner": false,
         *         "permissions": [
         *           "orders:read",
         *           "orders:fulfill"
         *         ],
         *         "expiresAt": "2026-11-22T21:30:00.000Z"
         *       },
         *       "version": 2
         *     }
         */
        Account: {
            /**
             * @description Id of a staff account.
             * @example stf_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            email: string;
            name: string;
            mayCreateStores: boolean;
            /**
             * @description `not_set_up`: owners and whoever needs sensitive permissions begin with `startSecondFactor`. `required`: show a code with `verifySecondFactor` first. `done`: this session has shown it.
             * @enum {string}
             */
            secondFactor: "not_set_up" | "required" | "done";
            /**
             * Format: int64
             * @description Codes that are not used up.
             */
            recoveryCodesLeft: number;
            session: {
                /**
                 * @description Id of a session: of staff, or of a seller's member.
                 * @example ses_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                /**
                 * @description Where one works: at the store's desk, or at that of a seller.
                 * @enum {string}
                 */
                desk: "staff" | "seller";
                /**
                 * @description Id of a store.
                 * @example store_01h455vb4pex5vsknk084sn02q
                 */
                storeId: string;
                /** @description Of the store; false at the desk of a seller. */
                isOwner: boolean;
                permissions: (("orders:read" | "orders:fulfill" | "customers:read" | "customers:write" | "customers:erase" | "sellers:read" | "sellers:write" | "store:read" | "store:write" | "catalog:write" | "prices:read" | "prices:write" | "domains:write" | "keys:read" | "keys:write" | "secrets:write" | "webhooks:read" | "webhooks:write" | "jobs:manage" | "staff:read" | "staff:write" | "audit:read" | "store:export" | "store:delete") | ("seller-profile:read" | "seller-orders:read" | "seller-orders:fulfill" | "seller-offers:read" | "seller-profile:write" | "seller-members:write" | "seller-keys:write" | "seller-webhooks:write"))[];
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                expiresAt: string;
            };
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "status": "mail_sent"
         *     }
         */
        AccountMailSent: {
            /** @enum {string} */
            status: "mail_sent";
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "ses_01h455vb4pex5vsknk084sn02q",
         *           "desk": "staff",
         *           "storeId": "store_01h455vb4pex5vsknk084sn02q",
         *           "device": "Firefox on Linux",
         *           "current": true,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "expiresAt": "2026-11-22T21:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        AccountSessionList: {
            items: {
                /**
                 * @description Id of a session: of staff, or of a seller's member.
                 * @example ses_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                /**
                 * @description Where one works: at the store's desk, or at that of a seller.
                 * @enum {string}
                 */
                desk: "staff" | "seller";
                /**
                 * @description Id of a store.
                 * @example store_01h455vb4pex5vsknk084sn02q
                 */
                storeId: string;
                /** @description What the browser said it is. */
                device: string;
                /** @description Whether it is the one that asks. */
                current: boolean;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                expiresAt: string;
            }[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "store": {
         *             "id": "store_01h455vb4pex5vsknk084sn02q",
         *             "slug": "northlight",
         *             "name": "Northlight"
         *           },
         *           "role": {
         *             "id": "role_01h455vb4pex5vsknk084sn02q",
         *             "name": "manager",
         *             "isOwner": false
         *           },
         *           "current": true
         *         }
         *       ]
         *     }
         */
        AccountStoreList: {
            items: {
                store: {
                    /**
                     * @description Id of a store.
                     * @example store_01h455vb4pex5vsknk084sn02q
                     */
                    id: string;
                    slug: string;
                    name: string;
                };
                role: {
                    /**
                     * @description Id of a staff role.
                     * @example role_01h455vb4pex5vsknk084sn02q
                     */
                    id: string;
                    name: string;
                    isOwner: boolean;
                };
                /** @description Whether the session is of this store. */
                current: boolean;
            }[];
        };
        /**
         * @example {
         *       "code": "summer-10"
         *     }
         */
        AddCartCode: {
            /**
             * @description As the shopper typed it: case, spaces and hyphens do not matter.
             * @example summer-10
             */
            code: string;
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "quantity": 1
         *     }
         */
        AddCartLine: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * Format: int32
             * @description Whole pieces.
             * @default 1
             * @example 1
             */
            quantity?: number;
            /**
             * @description Left out: the line keeps the one it has.
             * @example With love from Ada
             */
            note?: string;
        };
        /**
         * @example {
         *       "title": "USt",
         *       "taxClass": "standard",
         *       "partsPerMillion": 190000,
         *       "validFrom": "2027-01-01T00:00:00+01:00"
         *     }
         */
        AddTaxRate: {
            /**
             * @description As totals name it to shoppers.
             * @example USt
             */
            title: string;
            /**
             * @description Which goods: those whose product, or way to ship, has this tax class. Most are `standard`.
             * @example standard
             */
            taxClass: string;
            /**
             * Format: int32
             * @description How high: 190000 is 19 %, 88750 is 8.875 %.
             * @example 190000
             */
            partsPerMillion: number;
            /**
             * Format: date-time
             * @description From then on; null: since ever.
             * @example 2027-01-01T00:00:00+01:00
             */
            validFrom?: string | null;
            /**
             * Format: date-time
             * @description Until before then; null: for good.
             * @example 2027-01-01T00:00:00+01:00
             */
            validUntil?: string | null;
        };
        /**
         * @example {
         *       "kind": "amount",
         *       "amount": 500
         *     }
         */
        AmountOff: {
            /**
             * @description An amount, at most the sum. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            kind: "amount";
            /**
             * Format: int64
             * @description Taken off once, minor units of the promotion's currency.
             */
            amount: number;
        };
        /**
         * @example {
         *       "name": "Kilnhouse",
         *       "email": "hello@kilnhouse.example",
         *       "country": "DE",
         *       "website": "https://kilnhouse.example",
         *       "description": "Stoneware from our own kiln, about forty pieces a month."
         *     }
         */
        ApplyAsSeller: {
            /**
             * @description Name that shoppers will see.
             * @example Kilnhouse
             */
            name: string;
            /**
             * Format: email
             * @description Where the decision is mailed to.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description Where the seller is at home: ISO 3166-1 alpha-2.
             * @example DE
             */
            country: string;
            /**
             * Format: uri
             * @description The seller's own pages.
             * @example https://kilnhouse.example
             */
            website?: string;
            /** @description What is to be sold, in a few sentences. */
            description: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "evt_01h455vb4pex5vsknk084sn02q",
         *           "type": "staff.role_changed",
         *           "actor": {
         *             "kind": "staff",
         *             "id": "stf_01h455vb4pex5vsknk084sn02q",
         *             "name": "Noor Lund"
         *           },
         *           "subject": {
         *             "kind": "staffAccount",
         *             "id": "stf_01h455vb4pex5vsknk084sn02r"
         *           },
         *           "requestId": "018f0000-0000-7000-8000-000000000000",
         *           "before": {
         *             "role": "manager"
         *           },
         *           "after": {
         *             "role": "owner"
         *           },
         *           "occurredAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        AuditEntryList: {
            items: {
                /**
                 * @description Id of an event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                type: string;
                actor: {
                    /**
                     * @description A person of the store or of a seller, or a key of one of them.
                     * @enum {string}
                     */
                    kind: "staff" | "secretKey" | "sellerMember" | "sellerKey";
                    /**
                     * @description Of the account or the key.
                     * @example ord_01h455vb4pex5vsknk084sn02q
                     */
                    id: string;
                    /** @description What it is called today; null when it is gone. */
                    name: string | null;
                };
                subject: {
                    /** @description What it happened to. */
                    kind: string;
                    /**
                     * @description Id of what something happened to.
                     * @example ord_01h455vb4pex5vsknk084sn02q
                     */
                    id: string;
                };
                /** @description `Request-Id` of the request that did it. */
                requestId: string;
                /** @description What was; null where nothing was, or it was erased. */
                before: {
                    [key: string]: unknown;
                } | null;
                /** @description What is since; null where nothing is, or it was erased. */
                after: {
                    [key: string]: unknown;
                } | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                occurredAt: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "status": "low_stock",
         *       "quantity": 3
         *     }
         */
        Availability: {
            /**
             * @description `low_stock`: five or fewer. Clients must accept new values.
             * @enum {string}
             */
            status: "in_stock" | "low_stock" | "out_of_stock";
            /** @description How many can be bought now; null when it sells without counting. */
            quantity: number | null;
        };
        /**
         * @example {
         *       "id": "cart_01h455vb4pex5vsknk084sn02q",
         *       "customerId": "cus_01h455vb4pex5vsknk084sn02q",
         *       "status": "open",
         *       "currency": "EUR",
         *       "lineItems": [
         *         {
         *           "id": "cln_01h455vb4pex5vsknk084sn02q",
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "compareAtPrice": null,
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           },
         *           "note": "",
         *           "kind": "goods",
         *           "quantityRules": {
         *             "min": 1,
         *             "max": null,
         *             "step": 1
         *           },
         *           "availability": {
         *             "status": "in_stock",
         *             "quantity": 24
         *           },
         *           "purchasable": true
         *         }
         *       ],
         *       "savedItems": [],
         *       "itemCount": 2,
         *       "notices": [],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16020,
         *           "currency": "EUR"
         *         }
         *       },
         *       "codes": [
         *         "SUMMER10"
         *       ],
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "gifts": [],
         *       "notApplied": [],
         *       "note": "",
         *       "metadata": {},
         *       "version": 3,
         *       "updatedAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": "2026-12-22T09:30:00.000Z",
         *       "secret": "cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "merged": {
         *         "cartId": "cart_01h455vb4pex5vsknk084sn02r",
         *         "leftOut": []
         *       }
         *     }
         */
        BoundCart: {
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Whose cart it is: only their session opens it. Null: whoever has its secret opens it. */
            customerId: string | null;
            /**
             * @description `completing` while a payment runs (no changes then), `completed` when it has become an order, `merged` when its lines have gone into another cart of its customer.
             * @enum {string}
             */
            status: "open" | "completing" | "completed" | "merged";
            currency: string;
            /** @description Oldest first. */
            lineItems: components["schemas"]["CartLine"][];
            /** @description Kept for later: neither counted nor bought with the rest, and without a part in discounts. `changeCartLine` with `saved` moves lines there and back. */
            savedItems: components["schemas"]["CartLine"][];
            /**
             * Format: int64
             * @description Pieces over all of `lineItems`.
             */
            itemCount: number;
            /** @description What is different of `lineItems` from what the shopper last saw, or keeps them from being bought. `acceptCartChanges` says yes to all of it. */
            notices: components["schemas"]["CartNotice"][];
            totals: {
                subtotal: components["schemas"]["Money"] & unknown;
                discount: components["schemas"]["Money"] & unknown;
                total: components["schemas"]["Money"] & unknown;
            };
            /** @description Codes that were entered, in capitals, without spaces and hyphens; oldest first. */
            codes: string[];
            /** @description In the order they were taken off. */
            discounts: components["schemas"]["Discount"][];
            /** @description What comes along for nothing. */
            gifts: components["schemas"]["Gift"][];
            /** @description Codes that lower nothing, and why; and promotions without a code for which only an amount or pieces are missing. */
            notApplied: components["schemas"]["NotApplied"][];
            /** @description Of the shopper, for whoever packs it; may be empty. */
            note: string;
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description An untouched cart is forgotten then.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
            /** @description The new secret. The one before is dead; this one opens nothing without the session. */
            secret: string;
            /** @description The cart the customer had before; null when there was none. */
            merged: {
                /**
                 * @description The other cart, which has ended.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                cartId: string;
                /** @description Its lines that found no place: a cart holds 100 different offers. */
                leftOut: {
                    /**
                     * @description Id of an offer.
                     * @example off_01h455vb4pex5vsknk084sn02q
                     */
                    offerId: string;
                    /** Format: int64 */
                    quantity: number;
                }[];
            } | null;
        };
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "company": null,
         *       "vatNumber": null
         *     }
         */
        Buyer: {
            /** Format: email */
            email: string;
            company: string | null;
            /** @description As written. */
            vatNumber: string | null;
        };
        /**
         * @example {
         *       "email": "ada@example.com"
         *     }
         */
        BuyerInput: {
            /** Format: email */
            email: string;
            /** @description Of who buys for a business. */
            company?: string;
            /**
             * @description VAT identification number with its country, where a business buys. Where the store knows reverse charge, tax is not due on what goes to another member state. Its form is checked, not whether it exists.
             * @example DE123456789
             */
            vatNumber?: string;
        };
        /**
         * @example {
         *       "id": "cart_01h455vb4pex5vsknk084sn02q",
         *       "customerId": null,
         *       "status": "open",
         *       "currency": "EUR",
         *       "lineItems": [
         *         {
         *           "id": "cln_01h455vb4pex5vsknk084sn02q",
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "compareAtPrice": null,
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           },
         *           "note": "",
         *           "kind": "goods",
         *           "quantityRules": {
         *             "min": 1,
         *             "max": null,
         *             "step": 1
         *           },
         *           "availability": {
         *             "status": "in_stock",
         *             "quantity": 24
         *           },
         *           "purchasable": true
         *         }
         *       ],
         *       "savedItems": [],
         *       "itemCount": 2,
         *       "notices": [],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16020,
         *           "currency": "EUR"
         *         }
         *       },
         *       "codes": [
         *         "SUMMER10"
         *       ],
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "gifts": [],
         *       "notApplied": [],
         *       "note": "",
         *       "metadata": {},
         *       "version": 2,
         *       "updatedAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": "2026-12-22T09:30:00.000Z"
         *     }
         */
        Cart: {
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Whose cart it is: only their session opens it. Null: whoever has its secret opens it. */
            customerId: string | null;
            /**
             * @description `completing` while a payment runs (no changes then), `completed` when it has become an order, `merged` when its lines have gone into another cart of its customer.
             * @enum {string}
             */
            status: "open" | "completing" | "completed" | "merged";
            currency: string;
            /** @description Oldest first. */
            lineItems: components["schemas"]["CartLine"][];
            /** @description Kept for later: neither counted nor bought with the rest, and without a part in discounts. `changeCartLine` with `saved` moves lines there and back. */
            savedItems: components["schemas"]["CartLine"][];
            /**
             * Format: int64
             * @description Pieces over all of `lineItems`.
             */
            itemCount: number;
            /** @description What is different of `lineItems` from what the shopper last saw, or keeps them from being bought. `acceptCartChanges` says yes to all of it. */
            notices: components["schemas"]["CartNotice"][];
            totals: {
                subtotal: components["schemas"]["Money"] & unknown;
                discount: components["schemas"]["Money"] & unknown;
                total: components["schemas"]["Money"] & unknown;
            };
            /** @description Codes that were entered, in capitals, without spaces and hyphens; oldest first. */
            codes: string[];
            /** @description In the order they were taken off. */
            discounts: components["schemas"]["Discount"][];
            /** @description What comes along for nothing. */
            gifts: components["schemas"]["Gift"][];
            /** @description Codes that lower nothing, and why; and promotions without a code for which only an amount or pieces are missing. */
            notApplied: components["schemas"]["NotApplied"][];
            /** @description Of the shopper, for whoever packs it; may be empty. */
            note: string;
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description An untouched cart is forgotten then.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @description A cart belongs to a customer from now on.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.bound",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart",
         *         "id": "cart_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q",
         *         "mergedCartId": null
         *       }
         *     }
         */
        CartBoundEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.bound";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
                /**
                 * @description The cart the customer had before, whose lines it has now, too.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                mergedCartId: string | null;
            };
        };
        /**
         * @description Lines of a cart were added, changed or removed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart",
         *         "id": "cart_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "lines": 2,
         *         "itemCount": 3
         *       }
         *     }
         */
        CartChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.changed";
            data: {
                /**
                 * Format: int64
                 * @description How many it has now.
                 * @example 2
                 */
                lines: number;
                /**
                 * Format: int64
                 * @description How many pieces it has now.
                 * @example 3
                 */
                itemCount: number;
            };
        };
        /**
         * @description A cart was opened.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.created",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart",
         *         "id": "cart_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "lines": 1,
         *         "customerId": null
         *       }
         *     }
         */
        CartCreatedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.created";
            data: {
                /**
                 * Format: int64
                 * @description How many it has.
                 * @example 1
                 */
                lines: number;
                /**
                 * @description Whose it is; null: of a guest, until `cart.bound` says another.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string | null;
            };
        };
        /**
         * @example {
         *       "total": {
         *         "amount": 16020,
         *         "currency": "EUR"
         *       },
         *       "steps": [
         *         {
         *           "rule": "promotion",
         *           "by": "prm_01h455vb4pex5vsknk084sn02q",
         *           "words": "10 % off everything (SUMMER10): -17.80 EUR",
         *           "amount": {
         *             "amount": -1780,
         *             "currency": "EUR"
         *           },
         *           "within": {
         *             "amount": 0,
         *             "currency": "EUR"
         *           },
         *           "packages": [],
         *           "lineItems": []
         *         }
         *       ]
         *     }
         */
        CartExplanation: {
            total: components["schemas"]["Money"] & unknown;
            /** @description From nothing to the total. */
            steps: components["schemas"]["CartPriceStep"][];
        };
        /**
         * @example {
         *       "id": "cln_01h455vb4pex5vsknk084sn02q",
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "productHandle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "variantTitle": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "imageUrl": "/media/brass-desk-lamp.svg",
         *       "quantity": 2,
         *       "unitPrice": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "compareAtPrice": null,
         *       "total": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "discount": {
         *         "amount": 1780,
         *         "currency": "EUR"
         *       },
         *       "note": "",
         *       "kind": "goods",
         *       "quantityRules": {
         *         "min": 1,
         *         "max": null,
         *         "step": 1
         *       },
         *       "availability": {
         *         "status": "in_stock",
         *         "quantity": 24
         *       },
         *       "purchasable": true
         *     }
         */
        CartLine: {
            /**
             * @description Id of a cart line.
             * @example cln_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            productHandle: string;
            /** @description The product's title. */
            title: string;
            /** @description Chosen option values; may be empty. */
            variantTitle: string;
            sku: string | null;
            imageUrl: string | null;
            /** Format: int64 */
            quantity: number;
            unitPrice: components["schemas"]["Money"] & unknown;
            /** @description What it cost before, or costs without a price list; null: nothing to compare with. */
            compareAtPrice: components["schemas"]["Money"] | null;
            total: components["schemas"]["Money"] & unknown;
            discount: components["schemas"]["Money"] & unknown;
            /** @description Of the shopper, such as what to write on a card; may be empty. */
            note: string;
            /**
             * @description `gift_wrap`: wrapping for the rest. Clients must accept new values.
             * @enum {string}
             */
            kind: "goods" | "gift_wrap";
            /** @description How many pieces of it can be bought: `min`, and more by `step`, up to `max`. */
            quantityRules: {
                /**
                 * Format: int64
                 * @description At least so many.
                 */
                min: number;
                /** @description At most so many; null: as many as a line may have. */
                max: number | null;
                /**
                 * Format: int64
                 * @description Sold by so many.
                 */
                step: number;
            };
            availability: components["schemas"]["Availability"];
            /** @description For sale and enough in stock for this quantity, as of this reply. */
            purchasable: boolean;
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "quantity": 1
         *     }
         */
        CartLineInput: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * Format: int32
             * @description Whole pieces.
             * @default 1
             * @example 1
             */
            quantity?: number;
        };
        /**
         * @description A cart ended because its customer goes on with another one.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.merged",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart",
         *         "id": "cart_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "intoCartId": "cart_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        CartMergedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.merged";
            data: {
                /**
                 * @description Id of a cart.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                intoCartId: string;
            };
        };
        /**
         * @example {
         *       "lineId": "cln_01h455vb4pex5vsknk084sn02q",
         *       "code": "price-changed",
         *       "was": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "now": {
         *         "amount": 9400,
         *         "currency": "EUR"
         *       },
         *       "available": null
         *     }
         */
        CartNotice: {
            /**
             * @description Id of a cart line.
             * @example cln_01h455vb4pex5vsknk084sn02q
             */
            lineId: string;
            /**
             * @description `price-changed`: a piece costs something else than when the shopper last set the line; `out-of-stock`: there are not that many; `not-for-sale`: its product or seller is paused; `quantity-not-allowed`: its `quantityRules` are others by now; `not-priced`: it has no price in the currency of the cart. All but the first keep the cart from being quoted. Clients must accept new values.
             * @enum {string}
             */
            code: "price-changed" | "out-of-stock" | "not-for-sale" | "quantity-not-allowed" | "not-priced";
            /** @description With `price-changed`: what a piece cost. Null otherwise. */
            was: components["schemas"]["Money"] | null;
            /** @description With `price-changed`: what a piece costs. Null otherwise. */
            now: components["schemas"]["Money"] | null;
            /** @description With `out-of-stock`: how many pieces there are, down to 0. Null otherwise. */
            available: number | null;
        };
        /**
         * @example {
         *       "rule": "promotion",
         *       "by": "prm_01h455vb4pex5vsknk084sn02q",
         *       "words": "10 % off everything (SUMMER10): -17.80 EUR",
         *       "amount": {
         *         "amount": -1780,
         *         "currency": "EUR"
         *       },
         *       "within": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "packages": [],
         *       "lineItems": [
         *         {
         *           "id": "cln_01h455vb4pex5vsknk084sn02q",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ]
         *     }
         */
        CartPriceStep: {
            /** @description `unit-price`, `promotion`, `gift`, `shipping-rate`, `shipping-unpriced`, `tax-included`, `tax-added`, `tax-relieved`, `no-tax`. Clients must accept new ones. */
            rule: string;
            /** @description Id of the price list, promotion, shipping method or tax rate that says so; null: the offer itself, the settings of the store, or nobody. */
            by: string | null;
            /** @description For a person to read, in English. */
            words: string;
            amount: components["schemas"]["Money"] & unknown;
            within: components["schemas"]["Money"] & unknown;
            /** @description What of it, without sign, comes to the shipping of each seller. */
            packages: {
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                amount: components["schemas"]["Money"];
            }[];
            /** @description What of it, without sign, comes to each line, to the last minor unit. */
            lineItems: {
                /**
                 * @description Id of a cart line.
                 * @example cln_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                amount: components["schemas"]["Money"];
            }[];
        };
        /**
         * @example {
         *       "id": "cat_01h455vb4pex5vsknk084sn02q",
         *       "handle": "lighting",
         *       "name": "Lighting",
         *       "description": "Lamps for rooms one lives in.",
         *       "parentId": null,
         *       "pictureUrl": null,
         *       "productCount": 12
         *     }
         */
        Category: {
            /**
             * @description Id of a category.
             * @example cat_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            handle: string;
            name: string;
            description: string;
            /** @description Null at the root. */
            parentId: string | null;
            pictureUrl: string | null;
            /**
             * Format: int64
             * @description Published products in it and below.
             */
            productCount: number;
        };
        /**
         * @example {
         *       "items": []
         *     }
         */
        CategoryList: {
            /** @description The whole tree, parents before children, in the order to show. */
            items: components["schemas"]["Category"][];
        };
        /**
         * @example {
         *       "currentPassword": "quite ordinary umbrella stands",
         *       "newPassword": "seven green lamps beside the door"
         *     }
         */
        ChangeAccountPassword: {
            /** @example quite ordinary umbrella stands */
            currentPassword: string;
            /**
             * @description NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess.
             * @example quite ordinary umbrella stands
             */
            newPassword: string;
        };
        /**
         * @example {
         *       "quantity": 3
         *     }
         */
        ChangeCartLine: {
            /**
             * Format: int32
             * @description Whole pieces.
             * @example 1
             */
            quantity?: number;
            /**
             * @description True keeps the line for later, false brings it back among those to be bought.
             * @example false
             */
            saved?: boolean;
            /**
             * @description Such as what to write on a card; may be empty.
             * @example With love from Ada
             */
            note?: string;
        };
        /**
         * @example {
         *       "currentPassword": "four random words, one after another",
         *       "password": "now quite another set of words"
         *     }
         */
        ChangePassword: {
            /** @description Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
            currentPassword?: string;
            /**
             * @description NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess.
             * @example four random words, one after another
             */
            password: string;
        };
        /**
         * @example {
         *       "id": "chk_01h455vb4pex5vsknk084sn02q",
         *       "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *       "state": "held",
         *       "buyer": {
         *         "email": "ada@example.com",
         *         "company": null,
         *         "vatNumber": null
         *       },
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "billingAddress": null,
         *       "shippingMethod": {
         *         "id": "shp_01h455vb4pex5vsknk084sn02q",
         *         "name": "Standard",
         *         "minDays": 2,
         *         "maxDays": 4
         *       },
         *       "lineItems": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           },
         *           "tax": {
         *             "amount": 2558,
         *             "currency": "EUR"
         *           },
         *           "isGift": false,
         *           "note": ""
         *         }
         *       ],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 490,
         *           "currency": "EUR"
         *         },
         *         "fulfillmentDiscount": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxAdded": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxRelieved": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2636,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16510,
         *           "currency": "EUR"
         *         }
         *       },
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "gifts": [],
         *       "packages": [
         *         {
         *           "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *           "shippingMethod": {
         *             "id": "shp_01h455vb4pex5vsknk084sn02q",
         *             "name": "Standard",
         *             "minDays": 2,
         *             "maxDays": 4,
         *             "isPickup": false
         *           },
         *           "price": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 0,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "taxes": [
         *         {
         *           "title": "VAT 19 %",
         *           "partsPerMillion": 190000,
         *           "relief": null,
         *           "amount": {
         *             "amount": 16510,
         *             "currency": "EUR"
         *           },
         *           "tax": {
         *             "amount": 2636,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "notApplied": [],
         *       "note": "",
         *       "payment": null,
         *       "order": null,
         *       "expiresAt": "2026-11-22T09:45:00.000Z",
         *       "version": 1
         *     }
         */
        Checkout: {
            /**
             * @description Id of a checkout.
             * @example chk_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            cartId: string;
            /**
             * @description `held`: goods set aside, totals promised until `expiresAt`. `paying`: the provider has been asked. `placed`: there is an order. `released`: it ended without one.
             * @enum {string}
             */
            state: "held" | "paying" | "placed" | "released";
            buyer: components["schemas"]["Buyer"];
            shippingAddress: components["schemas"]["PostalAddress"];
            /** @description Null: the same as the shipping address. */
            billingAddress: components["schemas"]["PostalAddress"] | null;
            /** @description Of the first package: `packages` says it of each. Null: there is nothing to ship. */
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                /** Format: int64 */
                minDays: number;
                /** Format: int64 */
                maxDays: number;
            } | null;
            lineItems: components["schemas"]["CheckoutLine"][];
            totals: components["schemas"]["Totals"];
            /** @description In the order they were taken off. */
            discounts: components["schemas"]["Discount"][];
            /** @description They are among `lineItems`, too, at a price of 0. */
            gifts: components["schemas"]["Gift"][];
            /** @description What each seller sends. */
            packages: components["schemas"]["Package"][];
            /** @description One for each rate and relief. */
            taxes: components["schemas"]["TaxLine"][];
            /** @description Codes that take nothing off, and why. */
            notApplied: components["schemas"]["NotApplied"][];
            /** @description Of the shopper, for whoever packs it; may be empty. */
            note: string;
            /** @description The newest payment; null before the first. */
            payment: {
                /** @enum {string} */
                status: "started" | "requires_action" | "captured" | "declined" | "canceled";
                /** @description Send the shopper there; afterwards call `completeCheckout`. Null: nothing to do. */
                nextAction: {
                    /** @enum {string} */
                    type: "redirect";
                    url: string;
                } | null;
                /** @description The provider's reason. */
                declineCode: string | null;
            } | null;
            /** @description The order, once `placed`. */
            order: {
                /**
                 * @description Id of an order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                number: string;
                /** @description Opens the order without an account: part of the address of its page. */
                secret: string;
            } | null;
            /**
             * Format: date-time
             * @description Until then goods are set aside and totals hold; starting to pay extends it once.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @description A quote was made and its goods set aside.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "checkout.held",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "checkout",
         *         "id": "chk_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *         "total": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        CheckoutHeldEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "checkout.held";
            data: {
                /**
                 * @description Id of a cart.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                cartId: string;
                total: components["schemas"]["Money"];
            };
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "productHandle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "variantTitle": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "imageUrl": "/media/brass-desk-lamp.svg",
         *       "quantity": 2,
         *       "unitPrice": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "discount": {
         *         "amount": 1780,
         *         "currency": "EUR"
         *       },
         *       "tax": {
         *         "amount": 2558,
         *         "currency": "EUR"
         *       },
         *       "isGift": false,
         *       "note": ""
         *     }
         */
        CheckoutLine: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            productHandle: string;
            title: string;
            variantTitle: string;
            sku: string | null;
            imageUrl: string | null;
            /** Format: int64 */
            quantity: number;
            unitPrice: components["schemas"]["Money"] & unknown;
            total: components["schemas"]["Money"] & unknown;
            discount: components["schemas"]["Money"] & unknown;
            tax: components["schemas"]["Money"] & unknown;
            /** @description Comes along for nothing. */
            isGift: boolean;
            /** @description Of the shopper; may be empty. */
            note: string;
        };
        /**
         * @description A quote ended without an order; its goods are free again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "checkout.released",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "checkout",
         *         "id": "chk_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *         "reason": "expired"
         *       }
         *     }
         */
        CheckoutReleasedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "checkout.released";
            data: {
                /**
                 * @description Id of a cart.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                cartId: string;
                /**
                 * @description `replaced` by another quote of the cart, `merged`: the cart went on in another, `expired`: time was up or the payment was canceled.
                 * @example expired
                 * @enum {string}
                 */
                reason: "replaced" | "merged" | "expired";
            };
        };
        /**
         * @example {
         *       "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *       "shippingMethodId": "shp_01h455vb4pex5vsknk084sn02q"
         *     }
         */
        ChosenPackage: {
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId: string;
            /**
             * @description Id of a shipping method.
             * @example shp_01h455vb4pex5vsknk084sn02q
             */
            shippingMethodId: string;
        };
        /**
         * @example {
         *       "batchId": "pcb_01h455vb4pex5vsknk084sn02q",
         *       "count": 500
         *     }
         */
        CodeBatch: {
            /**
             * @description Id of a code batch.
             * @example pcb_01h455vb4pex5vsknk084sn02q
             */
            batchId: string;
            /**
             * Format: int64
             * @description How many codes were made; `listPromotionCodes` tells them.
             */
            count: number;
        };
        /**
         * @example {
         *       "challengeToken": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "code": "492039"
         *     }
         */
        CompleteCustomerSession: {
            challengeToken: string;
            /**
             * @description Six digits of the authenticator app, or a recovery code.
             * @example 492039
             */
            code: string;
        };
        /**
         * @example {
         *       "signInToken": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "callbackUrl": "https://shop.example.com/account/provider?code=4%2F0AbC&state=uPq7"
         *     }
         */
        CompleteProviderSignIn: {
            /** @description As this browser kept it. */
            signInToken: string;
            /**
             * Format: uri
             * @description The address at which the browser came back, whole, with all that the provider added.
             */
            callbackUrl: string;
        };
        /**
         * @example {
         *       "code": "492039"
         *     }
         */
        ConfirmCustomerSecondFactor: {
            /**
             * @description Six digits that the authenticator app shows.
             * @example 492039
             */
            code: string;
        };
        /**
         * @example {
         *       "token": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u"
         *     }
         */
        ConfirmEmailChange: {
            /**
             * @description `token` of the link that was mailed.
             * @example 8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u
             */
            token: string;
        };
        /**
         * @example {
         *       "number": "7KQ2-MX4T",
         *       "email": "ada@example.com",
         *       "code": "042917"
         *     }
         */
        ConfirmOrderLookup: {
            /**
             * @description The number of the order; case does not count.
             * @example 7KQ2-MX4T
             */
            number: string;
            /**
             * Format: email
             * @description The address the order was placed with.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description The six digits of the mail.
             * @example 042917
             */
            code: string;
        };
        /**
         * @example {
         *       "token": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "password": "four random words, one after another"
         *     }
         */
        ConfirmRegistration: {
            /**
             * @description `token` of the link that was mailed.
             * @example 8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u
             */
            token: string;
            /** @description The one chosen at registration: the account is of who chose it, and of nobody who only follows the link. */
            password: string;
        };
        /**
         * @example {
         *       "code": "123456"
         *     }
         */
        ConfirmSecondFactor: {
            /**
             * @description The six digits that the app shows; spaces do not matter.
             * @example 123 456
             */
            code: string;
        };
        /**
         * @example {
         *       "purpose": "marketing_email",
         *       "granted": true,
         *       "textVersion": "2026-11",
         *       "recordedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        Consent: {
            /** @enum {string} */
            purpose: "terms" | "marketing_email" | "analytics";
            /** @description False also when nothing was ever said. */
            granted: boolean;
            /** @description Which wording was agreed to or taken back; null when nothing was ever said. */
            textVersion: string | null;
            recordedAt: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "purpose": "marketing_email",
         *           "granted": true,
         *           "textVersion": "2026-11",
         *           "recordedAt": "2026-11-22T09:30:00.000Z",
         *           "id": "con_01h455vb4pex5vsknk084sn02q",
         *           "source": "account"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ConsentHistory: {
            items: components["schemas"]["ConsentRecord"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "purpose": "marketing_email",
         *           "granted": true,
         *           "textVersion": "2026-11",
         *           "recordedAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        ConsentList: {
            /** @description One for each purpose. */
            items: components["schemas"]["Consent"][];
        };
        /**
         * @example {
         *       "purpose": "marketing_email",
         *       "granted": true,
         *       "textVersion": "2026-11",
         *       "recordedAt": "2026-11-22T09:30:00.000Z",
         *       "id": "con_01h455vb4pex5vsknk084sn02q",
         *       "source": "account"
         *     }
         */
        ConsentRecord: {
            /**
             * @description Id of a consent.
             * @example con_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @enum {string} */
            purpose: "terms" | "marketing_email" | "analytics";
            granted: boolean;
            textVersion: string;
            /** @description Where it was said, such as `registration` or `account`. */
            source: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            recordedAt: string;
        };
        /**
         * @example {
         *       "lineItems": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "quantity": 1
         *         }
         *       ]
         *     }
         */
        CreateCart: {
            /**
             * @description First lines; may be empty.
             * @default []
             */
            lineItems?: components["schemas"]["CartLineInput"][];
            /**
             * @description ISO 4217 code; left out: the store's own.
             * @example EUR
             */
            currency?: string;
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @default {}
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /**
         * @example {
         *       "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *       "buyer": {
         *         "email": "ada@example.com"
         *       },
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "shippingMethodId": "shp_01h455vb4pex5vsknk084sn02q"
         *     }
         */
        CreateCheckout: {
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            cartId: string;
            buyer: components["schemas"]["BuyerInput"];
            shippingAddress: components["schemas"]["PostalAddress"];
            billingAddress?: components["schemas"]["PostalAddress"] & unknown;
            /**
             * @description How every package goes. Left out: see `packages`.
             * @example shp_01h455vb4pex5vsknk084sn02q
             */
            shippingMethodId?: string;
            /** @description How each seller’s package goes, in place of `shippingMethodId`. Empty where nothing is shipped. */
            packages?: components["schemas"]["ChosenPackage"][];
        };
        /**
         * @example {
         *       "label": "Home",
         *       "isDefault": true,
         *       "address": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       }
         *     }
         */
        CreateCustomerAddress: {
            /**
             * @description The customer's own word for it.
             * @default
             * @example Home
             */
            label?: string;
            /**
             * @description Instead of the one that is now. The first address is the default anyway.
             * @default false
             */
            isDefault?: boolean;
            address: components["schemas"]["PostalAddress"];
        };
        /**
         * @example {
         *       "handle": "regulars",
         *       "name": "Regulars"
         *     }
         */
        CreateCustomerGroup: {
            /**
             * @description Unique in the store.
             * @example regulars
             */
            handle: string;
            /** @example Regulars */
            name: string;
        };
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "password": "four random words, one after another"
         *     }
         */
        CreateCustomerSession: {
            /** @example ada@example.com */
            email: string;
            password: string;
        };
        /**
         * @example {
         *       "token": "own_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj",
         *       "name": "Noor Haddad",
         *       "email": "noor@northlight.example",
         *       "password": "violet harbor seven ladders",
         *       "store": {
         *         "slug": "northlight",
         *         "name": "Northlight",
         *         "currency": "EUR",
         *         "locale": "en-DE",
         *         "countries": [
         *           "DE",
         *           "AT"
         *         ],
         *         "taxBasisPoints": 1900
         *       }
         *     }
         */
        CreateFirstOwner: {
            /**
             * @description The `token` of the link.
             * @example own_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj
             */
            token: string;
            name: string;
            /**
             * Format: email
             * @description Upper and lower case are the same.
             * @example ada@example.com
             */
            email: string;
            /** @description At least 15 characters; four or five random words make a good one. */
            password: string;
            store: {
                /**
                 * @description Short name, unique in this installation, for good.
                 * @example northlight
                 */
                slug: string;
                /** @example Northlight */
                name: string;
                /** @example Things for everyday rooms */
                tagline?: string;
                /**
                 * @description ISO 4217 code.
                 * @example EUR
                 */
                currency: string;
                /**
                 * @description The language of the store itself.
                 * @example en-DE
                 */
                locale: string;
                /** @description Where it ships to. */
                countries: string[];
                /**
                 * Format: int32
                 * @description Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %.
                 */
                taxBasisPoints?: number;
                /** @description Whether prices of goods and of shipping contain the tax. If so, everybody pays the same price and the tax of the address is taken out of it; if not, it is added. */
                pricesIncludeTax?: boolean;
                /** @description Where it is the other way round: goods are delivered there. */
                taxExceptionCountries?: string[];
                /**
                 * @description `own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods it brings.
                 * @enum {string}
                 */
                taxOnShipping?: "own-class" | "as-goods";
                /** @description The member state of the EU where the store is registered for VAT: businesses of the others then owe the tax themselves. Null: the store does not know reverse charge. */
                reverseChargeCountry?: string | null;
                /**
                 * @description IANA name: windows of promotions and price lists are read by its clocks.
                 * @example Europe/Berlin
                 */
                timeZone?: string;
                /**
                 * @description Besides the store's own: what carts may be in, at the prices of price lists in that currency. Once it is taken away, carts in it cannot be bought.
                 * @example [
                 *       "CHF"
                 *     ]
                 */
                currencies?: string[];
            };
        };
        /**
         * @example {
         *       "carrier": "DHL",
         *       "trackingNumber": "00340434161094042557"
         *     }
         */
        CreateFulfillment: {
            /**
             * @description Who carries the parcel.
             * @example DHL
             */
            carrier: string;
            trackingNumber?: string;
            /** Format: uri */
            trackingUrl?: string;
            /** @description What is in the parcel; absent: everything that has not left yet. */
            lineItems?: {
                /**
                 * @description Id of an order line.
                 * @example oln_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                /** Format: int32 */
                quantity: number;
            }[];
        };
        /**
         * @example {
         *       "handle": "google",
         *       "name": "Google",
         *       "issuer": "https://accounts.google.com",
         *       "clientId": "1040128-example.apps.googleusercontent.com",
         *       "clientSecret": "GOCSPX-example"
         *     }
         */
        CreateIdentityProvider: {
            /** @example google */
            handle: string;
            /** @example Google */
            name: string;
            /**
             * @description Issuer identifier (OpenID Connect Discovery 1.0): https on port 443, on a public address. Cannot be changed.
             * @example https://accounts.google.com
             */
            issuer: string;
            /** @example 1040128-example.apps.googleusercontent.com */
            clientId: string;
            /**
             * @description Kept encrypted and never read back.
             * @example GOCSPX-example
             */
            clientSecret: string;
            /** @default true */
            enabled?: boolean;
        };
        /**
         * @example {
         *       "kind": "secret",
         *       "name": "Warehouse",
         *       "scopes": [
         *         "orders:read",
         *         "orders:fulfill"
         *       ],
         *       "networks": [
         *         "203.0.113.0/24"
         *       ]
         *     }
         */
        CreateKey: {
            /** @enum {string} */
            kind: "publishable";
            /**
             * @description What it is for, in your words.
             * @example Warehouse
             */
            name: string;
            /**
             * @description Pages that may use it; empty: any page.
             * @default []
             */
            allowedOrigins?: string[];
            /**
             * Format: date-time
             * @description When it stops working by itself; null: never.
             * @example 2027-11-22T00:00:00.000Z
             */
            expiresAt?: string | null;
        } | {
            /** @enum {string} */
            kind: "secret";
            /**
             * @description What it is for, in your words.
             * @example Warehouse
             */
            name: string;
            /** @description What it may do: only what you may do yourself. */
            scopes: ("orders:read" | "orders:fulfill" | "customers:read" | "customers:write" | "sellers:read" | "sellers:write" | "store:read" | "store:write" | "catalog:write" | "prices:read" | "prices:write" | "keys:read" | "webhooks:read" | "jobs:manage" | "staff:read" | "audit:read")[];
            /**
             * @description Networks from which this may be used.
             * @default []
             * @example [
             *       "203.0.113.0/24",
             *       "2001:db8::/32"
             *     ]
             */
            networks?: string[];
            /**
             * Format: date-time
             * @description When it stops working by itself; null: never.
             * @example 2027-11-22T00:00:00.000Z
             */
            expiresAt?: string | null;
        };
        /**
         * @example {
         *       "origin": "https://shop.example.com"
         *     }
         */
        CreatePasskeyChallenge: {
            /**
             * @description Of the page that asks: one of the store's own. A passkey works on pages of the same host only. The store's first, if absent.
             * @example https://shop.example.com
             */
            origin?: string;
        };
        /**
         * @example {
         *       "credential": {
         *         "id": "mZ1c0n3xY2k",
         *         "rawId": "mZ1c0n3xY2k",
         *         "type": "public-key",
         *         "clientExtensionResults": {},
         *         "response": {
         *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiOGFWdDBHbTBtOW5RMm40eVEybTFjWjF4a3EwcDNzN3UifQ",
         *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ",
         *           "signature": "MEUCIQDf3kE2p0c",
         *           "userHandle": "AZMw8AAAcACAAAAAAAAAqg"
         *         }
         *       }
         *     }
         */
        CreatePasskeySession: {
            /** @description What `navigator.credentials.get` gave, as its `toJSON()`. */
            credential: {
                id: string;
                rawId: string;
                /** @enum {string} */
                type: "public-key";
                /** @enum {string|null} */
                authenticatorAttachment?: "platform" | "cross-platform" | null;
                /**
                 * @description Not looked at.
                 * @default {}
                 */
                clientExtensionResults?: {
                    [key: string]: unknown;
                };
                response: {
                    clientDataJSON: string;
                    authenticatorData: string;
                    signature: string;
                    userHandle?: string | null;
                };
            };
        };
        /**
         * @example {
         *       "title": "Wholesale",
         *       "kind": "sale",
         *       "currency": "EUR",
         *       "priority": 10
         *     }
         */
        CreatePriceList: {
            /**
             * @description As the explanation of a price names it.
             * @example Wholesale
             */
            title: string;
            /**
             * @description `sale`: never raises what an offer costs; `override`: stands whatever it costs. In a currency other than that of the offers both are the same.
             * @enum {string}
             */
            kind: "sale" | "override";
            /**
             * Format: int32
             * @description Of several lists with a price for an offer, the one with the highest priority counts; among equal ones the lower price.
             * @default 0
             */
            priority?: number;
            /**
             * @description Only for customers in one of these groups; empty: for everybody.
             * @default []
             */
            customerGroupIds?: string[];
            /**
             * @description Counts from then on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validFrom?: string | null;
            /**
             * @description Counts until before then. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validUntil?: string | null;
            /**
             * @description A disabled list counts for nobody.
             * @default active
             * @enum {string}
             */
            status?: "active" | "disabled";
            /**
             * @description ISO 4217. Counts only for carts in this currency. The store's own, or one of its `currencies`; for good.
             * @example EUR
             */
            currency: string;
        };
        /**
         * @example {
         *       "title": "Black Friday",
         *       "status": "active",
         *       "currency": "EUR",
         *       "validFrom": "2026-11-27T00:00:00",
         *       "validUntil": "2026-11-28T00:00:00",
         *       "conditions": {
         *         "minAmount": 5000
         *       },
         *       "effect": {
         *         "kind": "reduction",
         *         "off": {
         *           "kind": "percent",
         *           "basisPoints": 1000,
         *           "maxAmount": null
         *         }
         *       },
         *       "usesMax": 1000
         *     }
         */
        CreatePromotion: {
            /**
             * @description What shoppers read beside the discount.
             * @example Black Friday
             */
            title: string;
            /**
             * @description Only for who enters one of its codes.
             * @default false
             */
            needsCode?: boolean;
            /**
             * Format: int32
             * @description Higher ones come first; among equal ones the older.
             * @default 0
             */
            priority?: number;
            /**
             * @description ISO 4217, one of the store. Every amount of the promotion is in it, and only carts in it have the promotion; null: carts in any, where it names no amount.
             * @default null
             * @example EUR
             */
            currency?: string | null;
            /**
             * @description From this moment on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validFrom?: string | null;
            /**
             * @description Until before this moment. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validUntil?: string | null;
            conditions?: components["schemas"]["PromotionConditionsInput"];
            effect: components["schemas"]["PromotionEffectInput"];
            /**
             * @description Goes with no other promotion: it applies when it comes first, and then nothing follows it.
             * @default false
             */
            isExclusive?: boolean;
            /**
             * @description Of the promotions with the same name here, one applies; null: of none.
             * @default null
             * @example seasonal
             */
            exclusionGroup?: string | null;
            /**
             * Format: int32
             * @description What of its cost the sellers bear, each for their own goods: 5,000 is half. The platform bears the rest.
             * @default 0
             */
            sellerShareBasisPoints?: number;
            /**
             * @description So many orders may have it in all; null: without limit.
             * @default null
             */
            usesMax?: number | null;
            /**
             * @description So many orders of one customer, or of one e-mail address, may have it; null: without limit. Counted from when it is set.
             * @default null
             */
            usesPerCustomer?: number | null;
            /**
             * @description `draft`: it does not apply before `resumePromotion`. `active`: it applies at once, in its time.
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "active";
        };
        /**
         * @example {
         *       "code": "summer-26",
         *       "usesMax": 100
         *     }
         */
        CreatePromotionCode: {
            /**
             * @description Written without spaces and hyphens, in capitals; however a shopper writes it, it is the same code.
             * @example summer-26
             */
            code: string;
            /**
             * @description So many orders may have each code; null: as many as the promotion.
             * @default null
             */
            usesMax?: number | null;
        };
        /**
         * @example {
         *       "count": 500,
         *       "prefix": "VIP",
         *       "usesMax": 1
         *     }
         */
        CreatePromotionCodes: {
            /**
             * Format: int32
             * @description How many codes are made.
             * @example 500
             */
            count: number;
            /**
             * @description What each code begins with, at most 20 characters.
             * @default
             * @example VIP
             */
            prefix?: string | "";
            /**
             * @description So many orders may have each code; null: as many as the promotion.
             * @default 1
             */
            usesMax?: number | null;
        };
        /**
         * @example {
         *       "topics": [
         *         "product:prod_01h455vb4pex5vsknk084sn02q"
         *       ]
         *     }
         */
        CreateRealtimeToken: {
            /** @description Channels to hear with one token. */
            topics: string[];
        };
        /**
         * @example {
         *       "name": "Packers",
         *       "permissions": [
         *         "orders:read",
         *         "orders:fulfill"
         *       ]
         *     }
         */
        CreateRole: {
            /** @example Packers */
            name: string;
            /**
             * @description Only such as you have yourself.
             * @example [
             *       "orders:read",
             *       "orders:fulfill"
             *     ]
             */
            permissions: ("orders:read" | "orders:fulfill" | "customers:read" | "customers:write" | "customers:erase" | "sellers:read" | "sellers:write" | "store:read" | "store:write" | "catalog:write" | "prices:read" | "prices:write" | "domains:write" | "keys:read" | "keys:write" | "secrets:write" | "webhooks:read" | "webhooks:write" | "jobs:manage" | "staff:read" | "staff:write" | "audit:read" | "store:export" | "store:delete")[];
        };
        /**
         * @example {
         *       "name": "Warehouse",
         *       "scopes": [
         *         "seller-orders:read",
         *         "seller-orders:fulfill"
         *       ],
         *       "networks": [
         *         "203.0.113.0/24"
         *       ]
         *     }
         */
        CreateSellerKey: {
            /**
             * @description What it is for, in your words.
             * @example Warehouse
             */
            name: string;
            /** @description What it may do: only what you may do yourself. */
            scopes: ("seller-profile:read" | "seller-orders:read" | "seller-orders:fulfill" | "seller-offers:read" | "seller-profile:write")[];
            /**
             * @description Networks from which this may be used.
             * @default []
             * @example [
             *       "203.0.113.0/24",
             *       "2001:db8::/32"
             *     ]
             */
            networks?: string[];
            /**
             * Format: date-time
             * @description When it stops working by itself; null: never.
             * @example 2027-11-22T00:00:00.000Z
             */
            expiresAt?: string | null;
        };
        /**
         * @example {
         *       "email": "tove@kilnhouse.example",
         *       "password": "a long pass phrase"
         *     }
         */
        CreateSellerSession: {
            email: string;
            password: string;
            /**
             * @description Whom to work for, where the account works for several.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId?: string;
        };
        /**
         * @example {
         *       "handle": "courier",
         *       "name": "Courier",
         *       "description": "By bike, by noon",
         *       "priceAmount": 990,
         *       "freeFromAmount": null,
         *       "minDays": 1,
         *       "maxDays": 1
         *     }
         */
        CreateShippingMethod: {
            /**
             * @description Your own short name of it.
             * @example courier
             */
            handle: string;
            /** @example Courier */
            name: string;
            /** @example By bike, by noon */
            description: string;
            /**
             * Format: int32
             * @description What a package costs where there are no rates. Integer minor units.
             */
            priceAmount: number;
            /**
             * @description Goods worth this or more ship for nothing; null: never.
             * @example 8000
             */
            freeFromAmount: number | null;
            /** Format: int32 */
            minDays: number;
            /** Format: int32 */
            maxDays: number;
            /**
             * @description A disabled one is offered to nobody; quotes and orders made with it keep it.
             * @default active
             * @enum {string}
             */
            status?: "active" | "disabled";
            /**
             * @description Whose packages go by it; null: those of every seller.
             * @default null
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId?: string | null;
            /**
             * @description The first that fits a package is what it costs; a package that none fits does not go by it. Empty: `priceAmount`. Replaced as a whole.
             * @default []
             */
            rates?: components["schemas"]["ShippingRateInput"][];
            /**
             * @description Where it delivers to. Empty: wherever the store ships to. Replaced as a whole.
             * @default []
             */
            places?: components["schemas"]["ShippingPlaceInput"][];
            /**
             * @description Which goods `freeFrom` counts, after discounts: all of the cart, or the package's own.
             * @default cart
             * @enum {string}
             */
            freeFromOf?: "cart" | "package";
            /**
             * @description Which rates of tax are due on it: a word of your own, as tax rates have it.
             * @default standard
             * @example standard
             */
            taxClass?: string;
            /**
             * @description Where it is picked up; null: it is brought to the address.
             * @default null
             */
            pickupPoint?: components["schemas"]["PickupPoint"] | null;
            /**
             * @description Of its amounts, for good: the store's own, or another of its `currencies`.
             * @example EUR
             */
            currency?: string;
        };
        /**
         * @example {
         *       "email": "mira@example.com",
         *       "password": "quite ordinary umbrella stands"
         *     }
         */
        CreateStaffSession: {
            /** @example mira@example.com */
            email: string;
            /** @example quite ordinary umbrella stands */
            password: string;
        };
        /**
         * @example {
         *       "slug": "northlight",
         *       "name": "Northlight",
         *       "currency": "EUR",
         *       "locale": "en-DE",
         *       "countries": [
         *         "DE",
         *         "AT"
         *       ],
         *       "taxBasisPoints": 1900
         *     }
         */
        CreateStore: {
            /**
             * @description Short name, unique in this installation, for good.
             * @example northlight
             */
            slug: string;
            /** @example Northlight */
            name: string;
            /** @example Things for everyday rooms */
            tagline?: string;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /**
             * @description The language of the store itself.
             * @example en-DE
             */
            locale: string;
            /** @description Where it ships to. */
            countries: string[];
            /**
             * Format: int32
             * @description Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %.
             */
            taxBasisPoints?: number;
            /** @description Whether prices of goods and of shipping contain the tax. If so, everybody pays the same price and the tax of the address is taken out of it; if not, it is added. */
            pricesIncludeTax?: boolean;
            /** @description Where it is the other way round: goods are delivered there. */
            taxExceptionCountries?: string[];
            /**
             * @description `own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods it brings.
             * @enum {string}
             */
            taxOnShipping?: "own-class" | "as-goods";
            /** @description The member state of the EU where the store is registered for VAT: businesses of the others then owe the tax themselves. Null: the store does not know reverse charge. */
            reverseChargeCountry?: string | null;
            /**
             * @description IANA name: windows of promotions and price lists are read by its clocks.
             * @example Europe/Berlin
             */
            timeZone?: string;
            /**
             * @description Besides the store's own: what carts may be in, at the prices of price lists in that currency. Once it is taken away, carts in it cannot be bought.
             * @example [
             *       "CHF"
             *     ]
             */
            currencies?: string[];
        };
        /**
         * @example {
         *       "reference": "Diplomatic mission, certificate 2026/118",
         *       "countries": [
         *         "DE"
         *       ]
         *     }
         */
        CreateTaxExemption: {
            /** @description The paper that says so, as the explanation of a price names it. */
            reference: string;
            /**
             * @description Only goods of these tax classes; empty: all.
             * @default []
             */
            taxClasses?: string[];
            /**
             * @description Only what is delivered to these countries; empty: wherever.
             * @default []
             */
            countries?: string[];
            /**
             * Format: date-time
             * @description From then on; null: since ever.
             * @example 2027-01-01T00:00:00+01:00
             */
            validFrom?: string | null;
            /**
             * Format: date-time
             * @description Until before then; null: for good.
             * @example 2027-01-01T00:00:00+01:00
             */
            validUntil?: string | null;
        };
        /**
         * @example {
         *       "name": "Germany",
         *       "places": [
         *         {
         *           "country": "DE"
         *         }
         *       ]
         *     }
         */
        CreateTaxZone: {
            /**
             * @description For staff.
             * @example Germany
             */
            name: string;
            /** @description No place is in two zones. An address is in the zone that says it most precisely: by the longest beginning of its postal code, then by region, then by country. */
            places: {
                /**
                 * @description ISO 3166-1 alpha-2.
                 * @example DE
                 */
                country: string;
                /**
                 * @description A region as addresses write it, such as `CA`; null: all of the country.
                 * @default null
                 * @example CA
                 */
                region?: string | null;
                /**
                 * @description How its postal codes begin; null: however. Spaces, hyphens and case do not matter.
                 * @default null
                 * @example 90
                 */
                postalCodePrefix?: string | null;
            }[];
        };
        /**
         * @example {
         *       "url": "https://partner.example/webhooks",
         *       "description": "Warehouse",
         *       "events": [
         *         "order.*"
         *       ],
         *       "scheme": "hmac"
         *     }
         */
        CreateWebhookEndpoint: {
            /**
             * Format: uri
             * @description https, on port 443, on the public Internet. Redirects are not followed.
             * @example https://partner.example/webhooks
             */
            url: string;
            /**
             * @description What it is for, in your words.
             * @example Warehouse
             */
            description?: string;
            /**
             * @description Types of events, `order.*` for all that begin so, `*` for all. Only what you may read yourself is sent.
             * @example [
             *       "order.*"
             *     ]
             */
            events: string[];
            /**
             * @description `hmac`: a secret that both know (v1). `ed25519`: only we can sign, you verify (v1a).
             * @default hmac
             * @example hmac
             * @enum {string}
             */
            scheme?: "hmac" | "ed25519";
        };
        /**
         * @example {
         *       "id": "cus_01h455vb4pex5vsknk084sn02q",
         *       "email": "ada@example.com",
         *       "fullName": "Ada Lovelace",
         *       "phone": null,
         *       "locale": "en-DE",
         *       "hasPassword": true,
         *       "metadata": {},
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        Customer: {
            /**
             * @description Id of a customer.
             * @example cus_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            email: string;
            fullName: string;
            phone: string | null;
            /** @description BCP 47: the language of mails. */
            locale: string;
            /** @description False for those who sign in by a provider or a passkey only. */
            hasPassword: boolean;
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "id": "adr_01h455vb4pex5vsknk084sn02q",
         *       "label": "Home",
         *       "isDefault": true,
         *       "address": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        CustomerAddress: {
            /**
             * @description Id of a customer address.
             * @example adr_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description The customer's own word for it; may be empty. */
            label: string;
            /** @description At most one address is: offer it first. */
            isDefault: boolean;
            address: components["schemas"]["PostalAddress"];
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "adr_01h455vb4pex5vsknk084sn02q",
         *           "label": "Home",
         *           "isDefault": true,
         *           "address": {
         *             "fullName": "Ada Lovelace",
         *             "streetAddress": "Torstraße 1",
         *             "addressLocality": "Berlin",
         *             "postalCode": "10119",
         *             "addressCountry": "DE"
         *           },
         *           "version": 1,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "updatedAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        CustomerAddressList: {
            /** @description All of them, at most 50. */
            items: components["schemas"]["CustomerAddress"][];
        };
        /**
         * @description A customer's profile changed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "fields": [
         *           "fullName"
         *         ]
         *       }
         *     }
         */
        CustomerChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.changed";
            data: {
                /**
                 * @description Names of what changed, never what it says.
                 * @example [
                 *       "fullName"
                 *     ]
                 */
                fields: string[];
            };
        };
        /**
         * @description A customer agreed to a purpose, or took it back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.consent_recorded",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "consent",
         *         "id": "con_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q",
         *         "purpose": "marketing_email",
         *         "granted": true
         *       }
         *     }
         */
        CustomerConsentRecordedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.consent_recorded";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
                /**
                 * @description What for.
                 * @example marketing_email
                 */
                purpose: string;
                /**
                 * @description False: taken back.
                 * @example true
                 */
                granted: boolean;
            };
        };
        /**
         * @example {
         *       "exportedAt": "2026-11-22T09:30:00.000Z",
         *       "store": {
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "name": "Northlight"
         *       },
         *       "customer": {
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "email": "ada@example.com",
         *         "fullName": "Ada Lovelace",
         *         "phone": null,
         *         "locale": "en-DE",
         *         "hasPassword": true,
         *         "metadata": {},
         *         "version": 1,
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "updatedAt": "2026-11-22T09:30:00.000Z"
         *       },
         *       "addresses": [],
         *       "consents": [],
         *       "groups": [
         *         "Regulars"
         *       ],
         *       "taxExemptions": [],
         *       "signIn": {
         *         "hasPassword": true,
         *         "secondFactor": false,
         *         "passkeys": [],
         *         "providers": []
         *       },
         *       "sessions": [
         *         {
         *           "id": "dev_01h455vb4pex5vsknk084sn02q",
         *           "device": "Firefox on Linux",
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "lastUsedAt": "2026-11-22T09:30:00.000Z",
         *           "endedAt": null
         *         }
         *       ],
         *       "cart": null,
         *       "quotes": [],
         *       "orders": []
         *     }
         */
        CustomerData: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            exportedAt: string;
            store: {
                /**
                 * @description Id of a store.
                 * @example store_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            };
            customer: components["schemas"]["Customer"];
            addresses: components["schemas"]["CustomerAddress"][];
            /** @description Given and taken back, newest first. */
            consents: components["schemas"]["ConsentRecord"][];
            /** @description Names of the groups that staff has put them in. */
            groups: string[];
            /** @description Papers that free them from tax, newest first. */
            taxExemptions: components["schemas"]["TaxExemption"][];
            signIn: {
                hasPassword: boolean;
                secondFactor: boolean;
                passkeys: {
                    name: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC.
                     * @example 2026-11-22T09:30:00.000Z
                     */
                    createdAt: string;
                    lastUsedAt: string | null;
                }[];
                providers: {
                    name: string;
                    subject: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC.
                     * @example 2026-11-22T09:30:00.000Z
                     */
                    createdAt: string;
                }[];
            };
            sessions: {
                /**
                 * @description Id of a customer session.
                 * @example dev_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                device: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                lastUsedAt: string;
                endedAt: string | null;
            }[];
            /** @description The one that is open; null: none. */
            cart: components["schemas"]["Cart"] | null;
            /** @description Checkouts that have become no order, newest first. */
            quotes: {
                /**
                 * @description Id of a checkout.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                /** @enum {string} */
                state: "held" | "paying" | "placed" | "released";
                email: string;
                shippingAddress: components["schemas"]["PostalAddress"];
                total: components["schemas"]["Money"];
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                createdAt: string;
            }[];
            /** @description Also those that were placed as a guest with this e-mail address. Newest first. */
            orders: components["schemas"]["Order"][];
        };
        /**
         * @description A customer has another e-mail address.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.email_changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        CustomerEmailChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.email_changed";
            data: Record<string, never>;
        };
        /**
         * @description Nothing personal is left of a customer: forget what you have.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.erased",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "by": "customer"
         *       }
         *     }
         */
        CustomerErasedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.erased";
            data: {
                /**
                 * @description Who asked for it.
                 * @example customer
                 * @enum {string}
                 */
                by: "customer" | "store";
            };
        };
        /**
         * @example {
         *       "id": "grp_01h455vb4pex5vsknk084sn02q",
         *       "handle": "regulars",
         *       "name": "Regulars",
         *       "members": 12,
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        CustomerGroup: {
            /**
             * @description Id of a customer group.
             * @example grp_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Unique in the store. */
            handle: string;
            name: string;
            /**
             * Format: int64
             * @description How many customers are in it.
             */
            members: number;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "grp_01h455vb4pex5vsknk084sn02q",
         *           "handle": "regulars",
         *           "name": "Regulars",
         *           "members": 12,
         *           "version": 1,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "updatedAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        CustomerGroupList: {
            items: components["schemas"]["CustomerGroup"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @description A customer is in a group.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer_group.member_added",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer_group",
         *         "id": "grp_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        CustomerGroupMemberAddedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer_group.member_added";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
            };
        };
        /**
         * @description A customer is not in a group any more.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer_group.member_removed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer_group",
         *         "id": "grp_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        CustomerGroupMemberRemovedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer_group.member_removed";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
            };
        };
        /**
         * @example {
         *       "providerId": "idp_01h455vb4pex5vsknk084sn02q",
         *       "provider": "google",
         *       "name": "Google",
         *       "createdAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        CustomerIdentity: {
            /**
             * @description Id of an identity provider.
             * @example idp_01h455vb4pex5vsknk084sn02q
             */
            providerId: string;
            /** @description What `startProviderSignIn` calls it by. */
            provider: string;
            /** @description Of the provider. */
            name: string;
            /**
             * Format: date-time
             * @description When it was linked.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "providerId": "idp_01h455vb4pex5vsknk084sn02q",
         *           "provider": "google",
         *           "name": "Google",
         *           "createdAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        CustomerIdentityList: {
            /** @description At most one of each provider. */
            items: components["schemas"]["CustomerIdentity"][];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "cus_01h455vb4pex5vsknk084sn02q",
         *           "status": "active",
         *           "email": "ada@example.com",
         *           "fullName": "Ada Lovelace",
         *           "phone": null,
         *           "locale": "en-DE",
         *           "groups": [
         *             {
         *               "id": "grp_01h455vb4pex5vsknk084sn02q",
         *               "name": "Trade customers"
         *             }
         *           ],
         *           "metadata": {},
         *           "version": 1,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "updatedAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        CustomerList: {
            items: components["schemas"]["StaffCustomer"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "recoveryCodes": [
         *         "k3v9x-0w2hd",
         *         "7pq4n-ytz61"
         *       ]
         *     }
         */
        CustomerRecoveryCodes: {
            /** @description Ten codes for who has lost the device; each works once. Shown this once: only digests are kept. */
            recoveryCodes: string[];
        };
        /**
         * @description Somebody has an account now and has shown to own its e-mail address.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.registered",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "method": "password",
         *         "consents": [
         *           "marketing_email"
         *         ]
         *       }
         *     }
         */
        CustomerRegisteredEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.registered";
            data: {
                /**
                 * @description How they sign in: `provider` is an OpenID provider.
                 * @example password
                 * @enum {string}
                 */
                method: "password" | "provider";
                /**
                 * @description Purposes they agreed to.
                 * @example [
                 *       "marketing_email"
                 *     ]
                 */
                consents: string[];
            };
        };
        /**
         * @description A suspended customer may sign in again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.reopened",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        CustomerReopenedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.reopened";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "status": "set_up",
         *       "setUpAt": "2026-11-22T09:30:00.000Z",
         *       "recoveryCodesLeft": 9
         *     }
         */
        CustomerSecondFactor: {
            /**
             * @description `set_up`: a sign-in by password asks for a code.
             * @enum {string}
             */
            status: "none" | "set_up";
            setUpAt: string | null;
            /**
             * Format: int32
             * @description How many are not used up.
             */
            recoveryCodesLeft: number;
        };
        /**
         * @example {
         *       "status": "signed_in",
         *       "accessToken": "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEiLCJ0eXAiOiJhdCtqd3QifQ.eyJzdWIiOiJjdXNfMDFoNDU1dmI0cGV4NXZza25rMDg0c24wMnEifQ.c2lnbmF0dXJl",
         *       "accessTokenExpiresAt": "2026-11-22T09:40:00.000Z",
         *       "refreshToken": "rt_018f00000000700080000000000000aa_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "refreshTokenExpiresAt": "2026-12-22T09:30:00.000Z",
         *       "customer": {
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "email": "ada@example.com",
         *         "fullName": "Ada Lovelace",
         *         "phone": null,
         *         "locale": "en-DE",
         *         "hasPassword": true,
         *         "metadata": {},
         *         "version": 1,
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "updatedAt": "2026-11-22T09:30:00.000Z"
         *       }
         *     }
         */
        CustomerSession: {
            /** @enum {string} */
            status: "signed_in";
            /** @description A JWT (RFC 9068) for ten minutes: send it as `Authorization: Bearer …`. Its signature alone proves little: that its session has ended, only the API knows. */
            accessToken: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            accessTokenExpiresAt: string;
            /** @description For `refreshCustomerSession`, once: each refresh gives the next one. Shown once. Keep it where scripts of a page cannot read it. */
            refreshToken: string;
            /**
             * Format: date-time
             * @description Thirty days after the last refresh, 180 days after the sign-in at the latest.
             * @example 2026-11-22T09:30:00.000Z
             */
            refreshTokenExpiresAt: string;
            customer: components["schemas"]["Customer"];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "dev_01h455vb4pex5vsknk084sn02q",
         *           "device": "Firefox on Linux",
         *           "current": true,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "lastUsedAt": "2026-11-23T18:05:00.000Z",
         *           "expiresAt": "2026-12-23T18:05:00.000Z"
         *         }
         *       ]
         *     }
         */
        CustomerSessionList: {
            /** @description Last used first; never more than 50. */
            items: {
                /**
                 * @description Id of a customer session.
                 * @example dev_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                /** @description Browser and system, as the device named itself: no proof of anything. */
                device: string;
                /** @description The session that asks. */
                current: boolean;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description Its last sign-in or refresh.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                lastUsedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                expiresAt: string;
            }[];
        };
        /**
         * @example {
         *       "status": "signed_in",
         *       "accessToken": "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEiLCJ0eXAiOiJhdCtqd3QifQ.eyJzdWIiOiJjdXNfMDFoNDU1dmI0cGV4NXZza25rMDg0c24wMnEifQ.c2lnbmF0dXJl",
         *       "accessTokenExpiresAt": "2026-11-22T09:40:00.000Z",
         *       "refreshToken": "rt_018f00000000700080000000000000aa_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "refreshTokenExpiresAt": "2026-12-22T09:30:00.000Z",
         *       "customer": {
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "email": "ada@example.com",
         *         "fullName": "Ada Lovelace",
         *         "phone": null,
         *         "locale": "en-DE",
         *         "hasPassword": true,
         *         "metadata": {},
         *         "version": 1,
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "updatedAt": "2026-11-22T09:30:00.000Z"
         *       }
         *     }
         */
        CustomerSignIn: components["schemas"]["CustomerSession"] | components["schemas"]["SecondFactorChallenge"];
        /**
         * @description A customer may not sign in any more.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.suspended",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        CustomerSuspendedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.suspended";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "decision": "approved"
         *     }
         */
        DecideSellerApplication: {
            /** @enum {string} */
            decision: "approved" | "refused";
            /** @description Mailed to whoever applied, word for word. */
            reason?: string;
        };
        /**
         * @example {
         *       "storeId": "store_01h455vb4pex5vsknk084sn02q",
         *       "deleteAfter": "2026-12-22T09:30:00.000Z"
         *     }
         */
        DeletedStore: {
            /**
             * @description Id of a store.
             * @example store_01h455vb4pex5vsknk084sn02q
             */
            storeId: string;
            /**
             * Format: date-time
             * @description When all it had is erased for good.
             * @example 2026-11-22T09:30:00.000Z
             */
            deleteAfter: string;
        };
        /**
         * @example {
         *       "name": "Northlight"
         *     }
         */
        DeleteStore: {
            /** @description The name of the store, typed again. */
            name: string;
        };
        /**
         * @example {
         *       "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *       "title": "10 % off everything",
         *       "code": "SUMMER10",
         *       "on": "goods",
         *       "amount": {
         *         "amount": 1780,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Discount: {
            /**
             * @description Id of a promotion.
             * @example prm_01h455vb4pex5vsknk084sn02q
             */
            promotionId: string;
            title: string;
            /** @description Null: it needs none. */
            code: string | null;
            /** @enum {string} */
            on: "goods" | "shipping";
            amount: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *       "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *       "seller": {
         *         "amount": 890,
         *         "currency": "EUR"
         *       },
         *       "platform": {
         *         "amount": 890,
         *         "currency": "EUR"
         *       }
         *     }
         */
        DiscountCost: {
            /**
             * @description Id of a promotion.
             * @example prm_01h455vb4pex5vsknk084sn02q
             */
            promotionId: string;
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId: string;
            seller: components["schemas"]["Money"] & unknown;
            platform: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "password": "four random words, one after another"
         *     }
         */
        EraseCustomer: {
            /** @description Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
            password?: string;
        };
        /**
         * @example {
         *       "evenUnshipped": false
         *     }
         */
        EraseCustomerById: {
            /**
             * @description Erases the address also of orders that have not left: nobody can ship them then, so see to the money first.
             * @default false
             */
            evenUnshipped?: boolean;
        };
        /**
         * @example {
         *       "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *       "sellerName": "Northlight",
         *       "lineItemIds": [
         *         "cln_01h455vb4pex5vsknk084sn02q"
         *       ],
         *       "weightGrams": 1200,
         *       "shippingMethodId": "shp_01h455vb4pex5vsknk084sn02q",
         *       "problem": null,
         *       "options": [
         *         {
         *           "shippingMethodId": "shp_01h455vb4pex5vsknk084sn02q",
         *           "name": "Standard",
         *           "price": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           },
         *           "minDays": 2,
         *           "maxDays": 4,
         *           "pickupPoint": null
         *         }
         *       ]
         *     }
         */
        EstimatedPackage: {
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId: string;
            sellerName: string;
            lineItemIds: string[];
            /**
             * Format: int64
             * @description Of what is known to weigh something.
             */
            weightGrams: number;
            /** @description What the totals are made with; null: nothing takes the package. */
            shippingMethodId: string | null;
            /** @description `not-chosen` (nothing takes it there), `method-not-found`, `not-delivered-there`, `no-rate`; null: none. */
            problem: string | null;
            /** @description Cheapest first. */
            options: components["schemas"]["ShippingOption"][];
        };
        /**
         * @example {
         *       "country": "DE",
         *       "postalCode": "10119"
         *     }
         */
        EstimateShipping: {
            /**
             * @description ISO 3166-1 alpha-2.
             * @example DE
             */
            country: string;
            /**
             * @description As addresses write it, where shipping or tax depend on it.
             * @example BE
             */
            region?: string;
            /** @example 10119 */
            postalCode?: string;
            /**
             * @description What is chosen already; of every other package the cheapest is taken.
             * @default []
             */
            packages?: {
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                shippingMethodId: string;
            }[];
            /**
             * @description Of a business that buys.
             * @example DE123456789
             */
            vatNumber?: string;
        };
        /**
         * @description One of the published events; `type` says which.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.placed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "total": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         },
         *         "lines": 2
         *       }
         *     }
         */
        Event: components["schemas"]["OrderPlacedEvent"] | components["schemas"]["OrderFulfillmentCreatedEvent"] | components["schemas"]["OrderLinkedEvent"] | components["schemas"]["OrderBuyerErasedEvent"] | components["schemas"]["CheckoutHeldEvent"] | components["schemas"]["CheckoutReleasedEvent"] | components["schemas"]["PaymentStartedEvent"] | components["schemas"]["PaymentActionRequiredEvent"] | components["schemas"]["PaymentCapturedEvent"] | components["schemas"]["PaymentDeclinedEvent"] | components["schemas"]["PaymentCanceledEvent"] | components["schemas"]["CartCreatedEvent"] | components["schemas"]["CartChangedEvent"] | components["schemas"]["CartBoundEvent"] | components["schemas"]["CartMergedEvent"] | components["schemas"]["ProductChangedEvent"] | components["schemas"]["OfferChangedEvent"] | components["schemas"]["ListingChangedEvent"] | components["schemas"]["StockChangedEvent"] | components["schemas"]["CustomerRegisteredEvent"] | components["schemas"]["CustomerChangedEvent"] | components["schemas"]["CustomerEmailChangedEvent"] | components["schemas"]["CustomerSuspendedEvent"] | components["schemas"]["CustomerReopenedEvent"] | components["schemas"]["CustomerConsentRecordedEvent"] | components["schemas"]["CustomerErasedEvent"] | components["schemas"]["CustomerGroupMemberAddedEvent"] | components["schemas"]["CustomerGroupMemberRemovedEvent"] | components["schemas"]["SellerAppliedEvent"] | components["schemas"]["SellerDecidedEvent"] | components["schemas"]["SellerSuspendedEvent"] | components["schemas"]["SellerReopenedEvent"] | components["schemas"]["StoreChangedEvent"] | components["schemas"]["StoreSuspendedEvent"] | components["schemas"]["StoreReopenedEvent"] | components["schemas"]["WebhookEndpointDisabledEvent"];
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "evt_01h455vb4pex5vsknk084sn02q",
         *           "type": "order.placed",
         *           "timestamp": "2026-11-22T09:30:00.000Z",
         *           "subject": {
         *             "type": "order",
         *             "id": "ord_01h455vb4pex5vsknk084sn02q",
         *             "version": 1
         *           },
         *           "actor": "shopper",
         *           "data": {
         *             "number": "K7M4-2Q9X",
         *             "total": {
         *               "amount": 4990,
         *               "currency": "EUR"
         *             },
         *             "lines": 2
         *           }
         *         }
         *       ],
         *       "next": "evt_01h455vb4pex5vsknk084sn02q",
         *       "hasMore": false,
         *       "keptSince": null
         *     }
         */
        EventPage: {
            /** @description In the order in which they happened; the other way round with `order=newest`. */
            items: components["schemas"]["Event"][];
            /**
             * @description Send it as `after` next time, also when `items` is empty. Null: nothing has happened yet; begin again without. With `order=newest`: send it as `before` for older ones; null when no more are kept.
             * @example evt_01h455vb4pex5vsknk084sn02q
             */
            next: string | null;
            /**
             * @description Whether more are waiting already.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description What happened before is not kept of every type you ask for: read things as they are now instead. Null: all is kept.
             * @example null
             */
            keptSince: string | null;
        };
        /**
         * @example {
         *       "type": "order",
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "version": 1
         *     }
         */
        EventSubject: {
            /**
             * @description Kind of thing that it happened to.
             * @example order
             */
            type: string;
            /** @example ord_01h455vb4pex5vsknk084sn02q */
            id: string;
            /**
             * Format: int64
             * @description Of the thing after it: events of one thing come in this order.
             * @example 1
             */
            version: number;
        };
        /**
         * @example {
         *       "offerIds": [],
         *       "variantIds": [],
         *       "productIds": [],
         *       "categoryIds": [
         *         "cat_01h455vb4pex5vsknk084sn02q"
         *       ],
         *       "sellerIds": []
         *     }
         */
        ExceptGoods: {
            /** @description Any of these offers; empty: any. */
            offerIds: string[];
            /** @description Any of these variants; empty: any. */
            variantIds: string[];
            /** @description Any of these products; empty: any. */
            productIds: string[];
            /** @description In any of these categories or one below them; empty: any. */
            categoryIds: string[];
            /** @description Of any of these sellers; empty: any. */
            sellerIds: string[];
        };
        /**
         * @example {
         *       "categoryIds": [
         *         "cat_01h455vb4pex5vsknk084sn02q"
         *       ]
         *     }
         */
        ExceptGoodsInput: {
            /** @description Any of these offers; empty: any. */
            offerIds?: string[];
            /** @description Any of these variants; empty: any. */
            variantIds?: string[];
            /** @description Any of these products; empty: any. */
            productIds?: string[];
            /** @description In any of these categories or one below them; empty: any. */
            categoryIds?: string[];
            /** @description Of any of these sellers; empty: any. */
            sellerIds?: string[];
        };
        /**
         * @example {
         *       "id": "job_01h455vb4pex5vsknk084sn02q",
         *       "task": "refreshProduct",
         *       "subjectId": "prod_01h455vb4pex5vsknk084sn02q",
         *       "status": "failed",
         *       "attempts": 10,
         *       "error": "canceling statement due to statement timeout",
         *       "failedAt": "2026-11-22T09:30:00.000Z",
         *       "endedAt": null
         *     }
         */
        FailedJob: {
            /**
             * @description Id of a failed job.
             * @example job_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description What the job does. New ones are added.
             * @example refreshProduct
             */
            task: string;
            /**
             * @description What it is about: the id of a product, an order, a customer, a seller or the store.
             * @example prod_01h455vb4pex5vsknk084sn02q
             */
            subjectId: string | null;
            /**
             * @description `failed`: it waits for a decision. `requeued`: somebody let it run again; should it fail, it is in the list anew. `discarded`: somebody gave it up.
             * @example failed
             * @enum {string}
             */
            status: "failed" | "requeued" | "discarded";
            /**
             * Format: int64
             * @description How often it was tried.
             * @example 10
             */
            attempts: number;
            /**
             * @description Why the last attempt failed, without what it said of people. Null: the worker ended while it ran.
             * @example canceling statement due to statement timeout
             */
            error: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            failedAt: string;
            /**
             * @description When somebody decided; null: nobody has.
             * @example null
             */
            endedAt: string | null;
        };
        /**
         * @example {
         *       "count": 12
         *     }
         */
        FailedJobCount: {
            /**
             * Format: int32
             * @description How many there were: a thousand at a time.
             * @example 12
             */
            count: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "job_01h455vb4pex5vsknk084sn02q",
         *           "task": "refreshProduct",
         *           "subjectId": "prod_01h455vb4pex5vsknk084sn02q",
         *           "status": "failed",
         *           "attempts": 10,
         *           "error": "canceling statement due to statement timeout",
         *           "failedAt": "2026-11-22T09:30:00.000Z",
         *           "endedAt": null
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        FailedJobList: {
            items: components["schemas"]["FailedJob"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "count": 12
         *     }
         */
        FailedWebhookCount: {
            /**
             * Format: int32
             * @description How many there were: a thousand at a time.
             * @example 12
             */
            count: number;
        };
        /**
         * @example {
         *       "email": "noor@northlight.example",
         *       "store": {
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "slug": "northlight",
         *         "name": "Northlight",
         *         "tagline": "Things for everyday rooms",
         *         "status": "open",
         *         "currency": "EUR",
         *         "locale": "en-DE",
         *         "locales": [
         *           "en-DE",
         *           "de-DE"
         *         ],
         *         "countries": [
         *           "DE",
         *           "AT"
         *         ],
         *         "taxBasisPoints": 1900,
         *         "pricesIncludeTax": true,
         *         "taxExceptionCountries": [
         *           "CH"
         *         ],
         *         "taxOnShipping": "own-class",
         *         "reverseChargeCountry": "DE",
         *         "timeZone": "Europe/Berlin",
         *         "currencies": [
         *           "CHF"
         *         ],
         *         "supportEmail": "help@northlight.example",
         *         "origins": [
         *           "https://northlight.example"
         *         ],
         *         "twinOf": null,
         *         "twinId": null,
         *         "clockOffsetSeconds": 0,
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "updatedAt": "2026-11-22T09:30:00.000Z",
         *         "version": 1
         *       },
         *       "publishableKey": {
         *         "id": "key_01h455vb4pex5vsknk084sn02q",
         *         "kind": "publishable",
         *         "name": "First key",
         *         "prefix": "pk_tradepost_Ab3d",
         *         "scopes": [],
         *         "allowedOrigins": [],
         *         "networks": [],
         *         "status": "active",
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "expiresAt": null,
         *         "lastUsedAt": "2026-11-22T11:02:00.000Z",
         *         "revokedAt": null,
         *         "replacedBy": null,
         *         "version": 1,
         *         "secret": "pk_tradepost_Ab3dExampleExampleExampleExample"
         *       }
         *     }
         */
        FirstOwner: {
            /** @description Sign in with it. */
            email: string;
            store: components["schemas"]["StoreSettings"];
            publishableKey: components["schemas"]["NewKey"];
        };
        /**
         * @example {
         *       "kind": "fixed-price",
         *       "amount": 290
         *     }
         */
        FixedShippingPrice: {
            /**
             * @description A price that no package is above. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            kind: "fixed-price";
            /**
             * Format: int64
             * @description What a package costs where it costs more, minor units of the promotion's currency.
             */
            amount: number;
        };
        /**
         * @example {
         *       "kind": "free"
         *     }
         */
        FreeShippingOff: {
            /**
             * @description Costs nothing. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            kind: "free";
        };
        /**
         * @example {
         *       "id": "ful_01h455vb4pex5vsknk084sn02q",
         *       "carrier": "DHL",
         *       "trackingNumber": "00340434161094042557",
         *       "trackingUrl": null,
         *       "lineItems": [
         *         {
         *           "id": "oln_01h455vb4pex5vsknk084sn02q",
         *           "quantity": 2
         *         }
         *       ],
         *       "shippedAt": "2026-11-23T08:00:00.000Z"
         *     }
         */
        Fulfillment: {
            /**
             * @description Id of a fulfillment.
             * @example ful_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            carrier: string;
            trackingNumber: string | null;
            trackingUrl: string | null;
            lineItems: {
                /**
                 * @description Id of an order line.
                 * @example oln_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                /** Format: int64 */
                quantity: number;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            shippedAt: string;
        };
        /**
         * @example {
         *       "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "title": "Tea towel",
         *       "quantity": 1,
         *       "value": {
         *         "amount": 900,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Gift: {
            /**
             * @description Id of a promotion.
             * @example prm_01h455vb4pex5vsknk084sn02q
             */
            promotionId: string;
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            title: string;
            /** Format: int64 */
            quantity: number;
            value: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "id": "idp_01h455vb4pex5vsknk084sn02q",
         *       "handle": "google",
         *       "name": "Google",
         *       "issuer": "https://accounts.google.com",
         *       "clientId": "1040128-example.apps.googleusercontent.com",
         *       "enabled": true,
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        IdentityProvider: {
            /**
             * @description Id of an identity provider.
             * @example idp_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description What `startProviderSignIn` calls it by. */
            handle: string;
            /** @description As shoppers read it on the button. */
            name: string;
            /** @description Never changes: links to customers are true of one issuer. */
            issuer: string;
            /** @description What the provider calls the store. */
            clientId: string;
            /** @description Off: nobody signs in with it, and links stay. */
            enabled: boolean;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "idp_01h455vb4pex5vsknk084sn02q",
         *           "handle": "google",
         *           "name": "Google",
         *           "issuer": "https://accounts.google.com",
         *           "clientId": "1040128-example.apps.googleusercontent.com",
         *           "enabled": true,
         *           "version": 1,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "updatedAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        IdentityProviderList: {
            /** @description By name; never more than 20. */
            items: components["schemas"]["IdentityProvider"][];
        };
        /**
         * @example {
         *       "seller": {
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "name": "Kilnhouse"
         *       },
         *       "storeName": "Northlight",
         *       "email": "tove@kilnhouse.example",
         *       "hasAccount": false,
         *       "expiresAt": "2026-11-29T09:30:00.000Z"
         *     }
         */
        InspectedSellerInvitation: {
            seller: {
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            };
            storeName: string;
            email: string;
            /** @description Whether the address has an account: its password is needed. Else a name and a new password. */
            hasAccount: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "store": {
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "name": "Northlight"
         *       },
         *       "email": "noor@example.com",
         *       "roleName": "fulfillment",
         *       "hasAccount": false,
         *       "expiresAt": "2026-11-29T09:30:00.000Z"
         *     }
         */
        InspectedStaffInvitation: {
            store: {
                /**
                 * @description Id of a store.
                 * @example store_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            };
            email: string;
            roleName: string;
            /** @description True: accept it with the password of that account. False: with a name and a new password. */
            hasAccount: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "token": "sin_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ"
         *     }
         */
        InspectSellerInvitation: {
            /** @description From the link in the mail. */
            token: string;
        };
        /**
         * @example {
         *       "token": "inv_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj"
         *     }
         */
        InspectStaffInvitation: {
            /**
             * @description `token` of the link that was mailed.
             * @example inv_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj
             */
            token: string;
        };
        /**
         * @example {
         *       "email": "ines@kilnhouse.example",
         *       "isOwner": false,
         *       "permissions": [
         *         "seller-orders:read",
         *         "seller-orders:fulfill"
         *       ]
         *     }
         */
        InviteSellerMember: {
            /**
             * Format: email
             * @description Upper and lower case are the same.
             * @example ada@example.com
             */
            email: string;
            /** @description Only owners invite owners. */
            isOwner: boolean;
            /**
             * @description What the member may do.
             * @example [
             *       "seller-orders:read"
             *     ]
             */
            permissions: ("seller-profile:read" | "seller-orders:read" | "seller-orders:fulfill" | "seller-offers:read" | "seller-profile:write" | "seller-members:write" | "seller-keys:write" | "seller-webhooks:write")[];
        };
        /**
         * @example {
         *       "email": "hello@kilnhouse.example"
         *     }
         */
        InviteSellerOwner: {
            /**
             * Format: email
             * @description Upper and lower case are the same.
             * @example ada@example.com
             */
            email: string;
        };
        /**
         * @example {
         *       "email": "noor@example.com",
         *       "roleId": "role_01h455vb4pex5vsknk084sn02q"
         *     }
         */
        InviteStaff: {
            /**
             * Format: email
             * @description Upper and lower case are the same.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description Id of a staff role.
             * @example role_01h455vb4pex5vsknk084sn02q
             */
            roleId: string;
        };
        /**
         * @example {
         *       "id": "key_01h455vb4pex5vsknk084sn02q",
         *       "kind": "secret",
         *       "name": "Warehouse",
         *       "prefix": "sk_tradepost_Ab3d",
         *       "scopes": [
         *         "orders:read",
         *         "orders:fulfill"
         *       ],
         *       "allowedOrigins": [],
         *       "networks": [
         *         "203.0.113.0/24"
         *       ],
         *       "status": "active",
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": null,
         *       "lastUsedAt": "2026-11-22T11:02:00.000Z",
         *       "revokedAt": null,
         *       "replacedBy": null,
         *       "version": 1
         *     }
         */
        Key: {
            /**
             * @description Id of a store key.
             * @example key_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @enum {string} */
            kind: "publishable" | "secret" | "seller";
            name: string;
            /** @description How its secret begins: to tell keys apart. */
            prefix: string;
            /** @description What it may do; empty for a publishable key. */
            scopes: string[];
            /** @description Pages that may use a publishable key; empty: any. */
            allowedOrigins: string[];
            /** @description Networks it may be used from; empty: any. */
            networks: string[];
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /** @description When it stops working by itself; null: never. */
            expiresAt: string | null;
            /** @description Up to half a minute behind; null: never used. */
            lastUsedAt: string | null;
            revokedAt: string | null;
            /** @description The key that a rotation put in its place. */
            replacedBy: string | null;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "key_01h455vb4pex5vsknk084sn02q",
         *           "kind": "secret",
         *           "name": "Warehouse",
         *           "prefix": "sk_tradepost_Ab3d",
         *           "scopes": [
         *             "orders:read",
         *             "orders:fulfill"
         *           ],
         *           "allowedOrigins": [],
         *           "networks": [
         *             "203.0.113.0/24"
         *           ],
         *           "status": "active",
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "expiresAt": null,
         *           "lastUsedAt": "2026-11-22T11:02:00.000Z",
         *           "revokedAt": null,
         *           "replacedBy": null,
         *           "version": 1
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        KeyList: {
            items: components["schemas"]["Key"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "fromQuantity": 5,
         *       "unitPrice": {
         *         "amount": 900,
         *         "currency": "EUR"
         *       },
         *       "productId": "prod_01h455vb4pex5vsknk084sn02q",
         *       "productTitle": "Mug",
         *       "variantTitle": "Blue",
         *       "sku": "MUG-B"
         *     }
         */
        ListedPrice: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * Format: int64
             * @description From so many pieces of the offer in the cart on, in however many lines.
             */
            fromQuantity: number;
            unitPrice: components["schemas"]["Money"];
            /**
             * @description Id of a product.
             * @example prod_01h455vb4pex5vsknk084sn02q
             */
            productId: string;
            productTitle: string;
            variantTitle: string;
            sku: string | null;
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        ListedPriceList: {
            items: components["schemas"]["ListedPrice"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "var_01h455vb4pex5vsknk084sn02q",
         *       "price": {
         *         "amount": 1999,
         *         "currency": "EUR"
         *       },
         *       "availability": "low_stock",
         *       "quantity": 3
         *     }
         */
        ListedVariant: {
            /**
             * @description Id of a variant.
             * @example var_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Null: it is offered by nobody.
             * @example {
             *       "amount": 1999,
             *       "currency": "EUR"
             *     }
             */
            price: components["schemas"]["Money"] | null;
            /**
             * @description `low_stock`: five or fewer.
             * @example low_stock
             * @enum {string}
             */
            availability: "in_stock" | "low_stock" | "out_of_stock";
            /**
             * @description Pieces that can be bought; null: as many as one likes.
             * @example 3
             */
            quantity: number | null;
        };
        /**
         * @description What shoppers see of a product changed: its page, prices, stock, or whether it is there.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "listing.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "listing",
         *         "id": "prod_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "productId": "prod_01h455vb4pex5vsknk084sn02q",
         *         "handle": "oak-table",
         *         "published": true,
         *         "variants": [
         *           {
         *             "id": "var_01h455vb4pex5vsknk084sn02q",
         *             "price": {
         *               "amount": 1999,
         *               "currency": "EUR"
         *             },
         *             "availability": "low_stock",
         *             "quantity": 3
         *           }
         *         ]
         *       }
         *     }
         */
        ListingChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "listing.changed";
            data: {
                /**
                 * @description Id of a product.
                 * @example prod_01h455vb4pex5vsknk084sn02q
                 */
                productId: string;
                /**
                 * @description Its name in addresses.
                 * @example oak-table
                 */
                handle: string;
                /**
                 * @description False: shoppers find it no longer.
                 * @example true
                 */
                published: boolean;
                /** @description Those whose offer is another than before; all of them when the product is new. */
                variants: components["schemas"]["ListedVariant"][];
            };
        };
        /**
         * @example {
         *       "status": "mail_sent"
         *     }
         */
        MailSent: {
            /** @enum {string} */
            status: "mail_sent";
        };
        /**
         * @example {
         *       "id": "shp_01h455vb4pex5vsknk084sn02q",
         *       "name": "Standard",
         *       "description": "Tracked parcel",
         *       "price": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "isPriceFrom": true,
         *       "freeFrom": {
         *         "amount": 8000,
         *         "currency": "EUR"
         *       },
         *       "freeFromOf": "cart",
         *       "sellerId": null,
         *       "pickupPoint": null,
         *       "minDays": 2,
         *       "maxDays": 4,
         *       "handle": "standard",
         *       "status": "active",
         *       "rates": [
         *         {
         *           "id": "shr_01h455vb4pex5vsknk084sn02q",
         *           "weightGrams": {
         *             "from": 0,
         *             "below": 31500
         *           },
         *           "amount": {
         *             "from": 0,
         *             "below": null
         *           },
         *           "quantity": {
         *             "from": 0,
         *             "below": null
         *           },
         *           "volumeCubicCentimeters": {
         *             "from": 0,
         *             "below": null
         *           },
         *           "longestMillimeters": {
         *             "from": 0,
         *             "below": 1200
         *           },
         *           "baseAmount": 490,
         *           "pieceAmount": 0,
         *           "kilogramAmount": 50
         *         }
         *       ],
         *       "places": [
         *         {
         *           "country": "DE",
         *           "region": null,
         *           "postalCodePrefix": null
         *         }
         *       ],
         *       "taxClass": "standard",
         *       "position": 1
         *     }
         */
        ManagedShippingMethod: components["schemas"]["ShippingMethod"] & {
            price?: components["schemas"]["Money"] & unknown;
            /** @description True: it has rates, and they say what it costs. */
            isPriceFrom?: boolean;
            handle: string;
            /**
             * @description A disabled one is offered to nobody; quotes and orders made with it keep it.
             * @enum {string}
             */
            status: "active" | "disabled";
            /** @description The first that fits a package is what it costs, in `price`'s currency. */
            rates: components["schemas"]["ShippingRate"][];
            /** @description Where it delivers to; empty: wherever the store ships to. */
            places: components["schemas"]["ShippingPlace"][];
            /**
             * @description Which rates of tax are due on it: a word of your own, as tax rates have it.
             * @example standard
             */
            taxClass: string;
            /**
             * Format: int64
             * @description Lower comes first.
             */
            position: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "shp_01h455vb4pex5vsknk084sn02q",
         *           "name": "Standard",
         *           "description": "Tracked parcel",
         *           "price": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           },
         *           "isPriceFrom": true,
         *           "freeFrom": {
         *             "amount": 8000,
         *             "currency": "EUR"
         *           },
         *           "freeFromOf": "cart",
         *           "sellerId": null,
         *           "pickupPoint": null,
         *           "minDays": 2,
         *           "maxDays": 4,
         *           "handle": "standard",
         *           "status": "active",
         *           "rates": [
         *             {
         *               "id": "shr_01h455vb4pex5vsknk084sn02q",
         *               "weightGrams": {
         *                 "from": 0,
         *                 "below": 31500
         *               },
         *               "amount": {
         *                 "from": 0,
         *                 "below": null
         *               },
         *               "quantity": {
         *                 "from": 0,
         *                 "below": null
         *               },
         *               "volumeCubicCentimeters": {
         *                 "from": 0,
         *                 "below": null
         *               },
         *               "longestMillimeters": {
         *                 "from": 0,
         *                 "below": 1200
         *               },
         *               "baseAmount": 490,
         *               "pieceAmount": 0,
         *               "kilogramAmount": 50
         *             }
         *           ],
         *           "places": [
         *             {
         *               "country": "DE",
         *               "region": null,
         *               "postalCodePrefix": null
         *             }
         *           ],
         *           "taxClass": "standard",
         *           "position": 1
         *         }
         *       ]
         *     }
         */
        ManagedShippingMethodList: {
            items: components["schemas"]["ManagedShippingMethod"][];
        };
        /**
         * @example {
         *       "url": "https://api.example.com/media/brass-desk-lamp.svg",
         *       "alt": "Brass desk lamp with a round shade",
         *       "width": 1200,
         *       "height": 1200
         *     }
         */
        Media: {
            /**
             * Format: uri-reference
             * @description Absolute, or a path on the API.
             */
            url: string;
            /** @description What the picture shows, for those who do not see it. */
            alt: string;
            /** @description Pixels; null if unknown. */
            width: number | null;
            /** @description Pixels; null if unknown. */
            height: number | null;
        };
        /**
         * @example {
         *       "amount": 1999,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            /**
             * Format: int64
             * @description Integer minor units: 1999 is 19.99 EUR, or 1999 JPY.
             */
            amount: number;
            /** @description ISO 4217 code. */
            currency: string;
        };
        /**
         * @example {
         *       "offsetSeconds": 86400
         *     }
         */
        MoveClock: {
            /** Format: int32 */
            offsetSeconds: number;
        } | {
            /**
             * Format: date-time
             * @example 2026-12-24T18:00:00Z
             */
            to: string;
        };
        /**
         * @example {
         *       "id": "cart_01h455vb4pex5vsknk084sn02q",
         *       "customerId": null,
         *       "status": "open",
         *       "currency": "EUR",
         *       "lineItems": [
         *         {
         *           "id": "cln_01h455vb4pex5vsknk084sn02q",
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "compareAtPrice": null,
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           },
         *           "note": "",
         *           "kind": "goods",
         *           "quantityRules": {
         *             "min": 1,
         *             "max": null,
         *             "step": 1
         *           },
         *           "availability": {
         *             "status": "in_stock",
         *             "quantity": 24
         *           },
         *           "purchasable": true
         *         }
         *       ],
         *       "savedItems": [],
         *       "itemCount": 2,
         *       "notices": [],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16020,
         *           "currency": "EUR"
         *         }
         *       },
         *       "codes": [
         *         "SUMMER10"
         *       ],
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "gifts": [],
         *       "notApplied": [],
         *       "note": "",
         *       "metadata": {},
         *       "version": 2,
         *       "updatedAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": "2026-12-22T09:30:00.000Z",
         *       "secret": "cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u"
         *     }
         */
        NewCart: {
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Whose cart it is: only their session opens it. Null: whoever has its secret opens it. */
            customerId: string | null;
            /**
             * @description `completing` while a payment runs (no changes then), `completed` when it has become an order, `merged` when its lines have gone into another cart of its customer.
             * @enum {string}
             */
            status: "open" | "completing" | "completed" | "merged";
            currency: string;
            /** @description Oldest first. */
            lineItems: components["schemas"]["CartLine"][];
            /** @description Kept for later: neither counted nor bought with the rest, and without a part in discounts. `changeCartLine` with `saved` moves lines there and back. */
            savedItems: components["schemas"]["CartLine"][];
            /**
             * Format: int64
             * @description Pieces over all of `lineItems`.
             */
            itemCount: number;
            /** @description What is different of `lineItems` from what the shopper last saw, or keeps them from being bought. `acceptCartChanges` says yes to all of it. */
            notices: components["schemas"]["CartNotice"][];
            totals: {
                subtotal: components["schemas"]["Money"] & unknown;
                discount: components["schemas"]["Money"] & unknown;
                total: components["schemas"]["Money"] & unknown;
            };
            /** @description Codes that were entered, in capitals, without spaces and hyphens; oldest first. */
            codes: string[];
            /** @description In the order they were taken off. */
            discounts: components["schemas"]["Discount"][];
            /** @description What comes along for nothing. */
            gifts: components["schemas"]["Gift"][];
            /** @description Codes that lower nothing, and why; and promotions without a code for which only an amount or pieces are missing. */
            notApplied: components["schemas"]["NotApplied"][];
            /** @description Of the shopper, for whoever packs it; may be empty. */
            note: string;
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description An untouched cart is forgotten then.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
            /** @description Whoever has it can change and pay this cart, as long as it is no customer’s. Keep it from other sites: an HttpOnly cookie, or the memory of an app. */
            secret: string;
        };
        /**
         * @example {
         *       "id": "key_01h455vb4pex5vsknk084sn02q",
         *       "kind": "secret",
         *       "name": "Warehouse",
         *       "prefix": "sk_tradepost_Ab3d",
         *       "scopes": [
         *         "orders:read",
         *         "orders:fulfill"
         *       ],
         *       "allowedOrigins": [],
         *       "networks": [
         *         "203.0.113.0/24"
         *       ],
         *       "status": "active",
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": null,
         *       "lastUsedAt": "2026-11-22T11:02:00.000Z",
         *       "revokedAt": null,
         *       "replacedBy": null,
         *       "version": 1,
         *       "secret": "sk_tradepost_Ab3dExampleExampleExampleExample"
         *     }
         */
        NewKey: {
            /**
             * @description Id of a store key.
             * @example key_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @enum {string} */
            kind: "publishable" | "secret" | "seller";
            name: string;
            /** @description How its secret begins: to tell keys apart. */
            prefix: string;
            /** @description What it may do; empty for a publishable key. */
            scopes: string[];
            /** @description Pages that may use a publishable key; empty: any. */
            allowedOrigins: string[];
            /** @description Networks it may be used from; empty: any. */
            networks: string[];
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /** @description When it stops working by itself; null: never. */
            expiresAt: string | null;
            /** @description Up to half a minute behind; null: never used. */
            lastUsedAt: string | null;
            revokedAt: string | null;
            /** @description The key that a rotation put in its place. */
            replacedBy: string | null;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /** @description The key itself. Shown this once: only a digest is kept. */
            secret: string;
        };
        /**
         * @example {
         *       "store": {
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "slug": "northlight",
         *         "name": "Northlight",
         *         "tagline": "Things for everyday rooms",
         *         "status": "open",
         *         "currency": "EUR",
         *         "locale": "en-DE",
         *         "locales": [
         *           "en-DE",
         *           "de-DE"
         *         ],
         *         "countries": [
         *           "DE",
         *           "AT"
         *         ],
         *         "taxBasisPoints": 1900,
         *         "pricesIncludeTax": true,
         *         "taxExceptionCountries": [
         *           "CH"
         *         ],
         *         "taxOnShipping": "own-class",
         *         "reverseChargeCountry": "DE",
         *         "timeZone": "Europe/Berlin",
         *         "currencies": [
         *           "CHF"
         *         ],
         *         "supportEmail": "help@northlight.example",
         *         "origins": [
         *           "https://northlight.example"
         *         ],
         *         "twinOf": null,
         *         "twinId": null,
         *         "clockOffsetSeconds": 0,
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "updatedAt": "2026-11-22T09:30:00.000Z",
         *         "version": 1
         *       },
         *       "publishableKey": {
         *         "id": "key_01h455vb4pex5vsknk084sn02q",
         *         "kind": "publishable",
         *         "name": "First key",
         *         "prefix": "pk_tradepost_Ab3d",
         *         "scopes": [],
         *         "allowedOrigins": [],
         *         "networks": [],
         *         "status": "active",
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "expiresAt": null,
         *         "lastUsedAt": "2026-11-22T11:02:00.000Z",
         *         "revokedAt": null,
         *         "replacedBy": null,
         *         "version": 1,
         *         "secret": "pk_tradepost_Ab3dExampleExampleExampleExample"
         *       }
         *     }
         */
        NewStore: {
            store: components["schemas"]["StoreSettings"];
            publishableKey: components["schemas"]["NewKey"] & unknown;
        };
        /**
         * @example {
         *       "storeId": "store_01h455vb4pex5vsknk084sn02q",
         *       "slug": "northlight-test",
         *       "publishableKey": {
         *         "id": "key_01h455vb4pex5vsknk084sn02q",
         *         "kind": "publishable",
         *         "name": "First key",
         *         "prefix": "pk_tradepost_Ab3d",
         *         "scopes": [],
         *         "allowedOrigins": [],
         *         "networks": [],
         *         "status": "active",
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "expiresAt": null,
         *         "lastUsedAt": "2026-11-22T11:02:00.000Z",
         *         "revokedAt": null,
         *         "replacedBy": null,
         *         "version": 1,
         *         "secret": "pk_tradepost_Ab3dExampleExampleExampleExample"
         *       },
         *       "secretKey": {
         *         "id": "key_01h455vb4pex5vsknk084sn02q",
         *         "kind": "secret",
         *         "name": "Warehouse",
         *         "prefix": "sk_tradepost_Ab3d",
         *         "scopes": [
         *           "orders:read",
         *           "orders:fulfill"
         *         ],
         *         "allowedOrigins": [],
         *         "networks": [
         *           "203.0.113.0/24"
         *         ],
         *         "status": "active",
         *         "createdAt": "2026-11-22T09:30:00.000Z",
         *         "expiresAt": null,
         *         "lastUsedAt": "2026-11-22T11:02:00.000Z",
         *         "revokedAt": null,
         *         "replacedBy": null,
         *         "version": 1,
         *         "secret": "sk_tradepost_Ab3dExampleExampleExampleExample"
         *       }
         *     }
         */
        NewTwin: {
            /**
             * @description Id of a store.
             * @example store_01h455vb4pex5vsknk084sn02q
             */
            storeId: string;
            slug: string;
            publishableKey: components["schemas"]["NewKey"];
            secretKey: components["schemas"]["NewKey"];
        };
        /**
         * @example {
         *       "id": "whe_01h455vb4pex5vsknk084sn02q",
         *       "kind": "partner",
         *       "url": "https://partner.example/webhooks",
         *       "description": "Warehouse",
         *       "events": [
         *         "order.*"
         *       ],
         *       "status": "unverified",
         *       "disabledBecause": null,
         *       "secrets": [
         *         {
         *           "scheme": "hmac",
         *           "publicKey": null,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "endsAt": null
         *         }
         *       ],
         *       "failures": 0,
         *       "waiting": 0,
         *       "failed": 0,
         *       "verifiedAt": null,
         *       "lastDeliveredAt": null,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "version": 1,
         *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
         *     }
         */
        NewWebhookEndpoint: {
            /**
             * @description Id of a webhook endpoint.
             * @example whe_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description `edge`: a function of the shop itself, set where it is installed.
             * @example partner
             * @enum {string}
             */
            kind: "partner" | "edge";
            /** @example https://partner.example/webhooks */
            url: string;
            /** @example Warehouse */
            description: string;
            /**
             * @description Types, `order.*` for all that begin so, `*` for all.
             * @example [
             *       "order.*"
             *     ]
             */
            events: string[];
            /**
             * @description `unverified`: its challenge is not answered yet; nothing else is sent there.
             * @example enabled
             * @enum {string}
             */
            status: "unverified" | "enabled" | "disabled";
            /** @description `gone`: it answered 410; `exhausted`: the last try of a delivery failed. */
            disabledBecause: ("by_hand" | "gone" | "exhausted") | null;
            /** @description What deliveries are signed with now, the newest first. */
            secrets: components["schemas"]["WebhookSecret"][];
            /**
             * Format: int64
             * @description Attempts that failed since the last that did not.
             * @example 0
             */
            failures: number;
            /**
             * Format: int32
             * @description Deliveries that wait, counted up to 1000.
             * @example 0
             */
            waiting: number;
            /**
             * Format: int32
             * @description Deliveries that failed for good, counted up to 1000.
             * @example 0
             */
            failed: number;
            verifiedAt: string | null;
            lastDeliveredAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * @description `whsec_…`, shown this once. Null with ed25519, where `secrets` has the public key.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
             */
            secret: string | null;
        };
        /**
         * @example {
         *       "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *       "title": "Free shipping from 100 €",
         *       "code": null,
         *       "reason": "amount-too-small",
         *       "message": "21.00 EUR are missing.",
         *       "missing": {
         *         "amount": 2100,
         *         "currency": "EUR"
         *       }
         *     }
         */
        NotApplied: {
            /** @description Null for a code that belongs to none. */
            promotionId: string | null;
            title: string | null;
            /** @description As entered; null: it needs none. */
            code: string | null;
            /**
             * @description Why, for programs: `code-unknown`, `code-used-up`, `used-up`, `used-up-by-customer`, `not-yet`, `ended`, `other-currency`, `other-customers`, `not-first-order`, `country-not-known`, `other-country`, `goods-missing`, `quantity-too-small`, `amount-too-small`, `not-combinable`, `one-of-its-group`, `gift-unavailable`, `nothing-to-lower`, `code-already-applied`. Clients must accept new ones.
             * @example amount-too-small
             */
            reason: string;
            /** @description The reason in words. */
            message: string;
            /** @description With `amount-too-small`: how much more it takes. Null otherwise. */
            missing: components["schemas"]["Money"] | null;
        };
        /**
         * @example {
         *       "id": "off_01h455vb4pex5vsknk084sn02q",
         *       "seller": {
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "name": "Northlight"
         *       },
         *       "condition": "new",
         *       "price": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "compareAtPrice": null,
         *       "availability": {
         *         "status": "in_stock",
         *         "quantity": 24
         *       }
         *     }
         */
        Offer: {
            /**
             * @description Goes into a cart.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            seller: {
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            };
            /** @enum {string} */
            condition: "new" | "refurbished" | "used";
            price: components["schemas"]["Money"];
            /** @description What it cost before; null when it is not reduced. */
            compareAtPrice: components["schemas"]["Money"] | null;
            availability: components["schemas"]["Availability"];
        };
        /**
         * @description An offer is new, its price changed, or it was paused.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "offer.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "offer",
         *         "id": "off_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "productId": "prod_01h455vb4pex5vsknk084sn02q",
         *         "variantId": "var_01h455vb4pex5vsknk084sn02q",
         *         "price": {
         *           "amount": 1999,
         *           "currency": "EUR"
         *         },
         *         "status": "active"
         *       }
         *     }
         */
        OfferChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "offer.changed";
            data: {
                /**
                 * @description Id of a product.
                 * @example prod_01h455vb4pex5vsknk084sn02q
                 */
                productId: string;
                /**
                 * @description Id of a variant.
                 * @example var_01h455vb4pex5vsknk084sn02q
                 */
                variantId: string;
                price: components["schemas"]["Money"];
                /**
                 * @description `paused`: it is not sold for now.
                 * @example active
                 * @enum {string}
                 */
                status: "active" | "paused";
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "handle": "google",
         *           "name": "Google"
         *         }
         *       ]
         *     }
         */
        OfferedIdentityProviderList: {
            /** @description By name; never more than 20. */
            items: {
                /** @description What `startProviderSignIn` calls it by. */
                handle: string;
                /** @description For the button. */
                name: string;
            }[];
        };
        /**
         * @example {
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "number": "7KQ2-MX4T",
         *       "customerId": null,
         *       "status": "placed",
         *       "buyer": {
         *         "email": "a***@example.com",
         *         "company": null,
         *         "vatNumber": null
         *       },
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "billingAddress": null,
         *       "shippingMethod": {
         *         "id": "shp_01h455vb4pex5vsknk084sn02q",
         *         "name": "Standard",
         *         "minDays": 2,
         *         "maxDays": 4
         *       },
         *       "lineItems": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           },
         *           "tax": {
         *             "amount": 2558,
         *             "currency": "EUR"
         *           },
         *           "isGift": false,
         *           "note": "",
         *           "id": "oln_01h455vb4pex5vsknk084sn02q",
         *           "fulfilledQuantity": 0
         *         }
         *       ],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 490,
         *           "currency": "EUR"
         *         },
         *         "fulfillmentDiscount": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxAdded": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxRelieved": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2636,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16510,
         *           "currency": "EUR"
         *         }
         *       },
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "gifts": [],
         *       "packages": [
         *         {
         *           "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *           "shippingMethod": {
         *             "id": "shp_01h455vb4pex5vsknk084sn02q",
         *             "name": "Standard",
         *             "minDays": 2,
         *             "maxDays": 4,
         *             "isPickup": false
         *           },
         *           "price": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 0,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "taxes": [
         *         {
         *           "title": "VAT 19 %",
         *           "partsPerMillion": 190000,
         *           "relief": null,
         *           "amount": {
         *             "amount": 16510,
         *             "currency": "EUR"
         *           },
         *           "tax": {
         *             "amount": 2636,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "note": "",
         *       "fulfillments": [],
         *       "placedAt": "2026-11-22T09:31:00.000Z",
         *       "version": 1,
         *       "secret": "os_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u"
         *     }
         */
        OpenedOrder: {
            /**
             * @description Id of an order.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description For people: short, random, unique in the store. */
            number: string;
            /** @description Whose order it is; null for a guest’s. */
            customerId: string | null;
            /**
             * @description Every order is paid in full when it is placed; from then on the status says what has left. Clients must accept new values.
             * @enum {string}
             */
            status: "placed" | "partially_fulfilled" | "fulfilled";
            buyer: components["schemas"]["OrderBuyer"];
            shippingAddress: components["schemas"]["PostalAddress"];
            /** @description Null: the same as the shipping address. */
            billingAddress: components["schemas"]["PostalAddress"] | null;
            /** @description Of the first package: `packages` says it of each. Null: there is nothing to ship. */
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                /** Format: int64 */
                minDays: number;
                /** Format: int64 */
                maxDays: number;
            } | null;
            lineItems: components["schemas"]["OrderLine"][];
            totals: components["schemas"]["Totals"];
            /** @description In the order they were taken off. */
            discounts: components["schemas"]["Discount"][];
            /** @description They are among `lineItems`, too, at a price of 0. */
            gifts: components["schemas"]["Gift"][];
            /** @description What each seller sends. */
            packages: components["schemas"]["Package"][];
            /** @description One for each rate and relief. */
            taxes: components["schemas"]["TaxLine"][];
            /** @description Of the shopper, for whoever packs it; may be empty. */
            note: string;
            /** @description Parcels, oldest first. */
            fulfillments: components["schemas"]["Fulfillment"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            placedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /** @description Opens the order for the next 90 days without a code. */
            secret: string;
        };
        /**
         * @example {
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "number": "7KQ2-MX4T",
         *       "customerId": null,
         *       "status": "placed",
         *       "buyer": {
         *         "email": "ada@example.com",
         *         "company": null,
         *         "vatNumber": null
         *       },
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "billingAddress": null,
         *       "shippingMethod": {
         *         "id": "shp_01h455vb4pex5vsknk084sn02q",
         *         "name": "Standard",
         *         "minDays": 2,
         *         "maxDays": 4
         *       },
         *       "lineItems": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           },
         *           "tax": {
         *             "amount": 2558,
         *             "currency": "EUR"
         *           },
         *           "isGift": false,
         *           "note": "",
         *           "id": "oln_01h455vb4pex5vsknk084sn02q",
         *           "fulfilledQuantity": 0
         *         }
         *       ],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 490,
         *           "currency": "EUR"
         *         },
         *         "fulfillmentDiscount": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxAdded": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxRelieved": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2636,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16510,
         *           "currency": "EUR"
         *         }
         *       },
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "gifts": [],
         *       "packages": [
         *         {
         *           "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *           "shippingMethod": {
         *             "id": "shp_01h455vb4pex5vsknk084sn02q",
         *             "name": "Standard",
         *             "minDays": 2,
         *             "maxDays": 4,
         *             "isPickup": false
         *           },
         *           "price": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 0,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "taxes": [
         *         {
         *           "title": "VAT 19 %",
         *           "partsPerMillion": 190000,
         *           "relief": null,
         *           "amount": {
         *             "amount": 16510,
         *             "currency": "EUR"
         *           },
         *           "tax": {
         *             "amount": 2636,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "note": "",
         *       "fulfillments": [],
         *       "placedAt": "2026-11-22T09:31:00.000Z",
         *       "version": 1
         *     }
         */
        Order: {
            /**
             * @description Id of an order.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description For people: short, random, unique in the store. */
            number: string;
            /** @description Whose order it is; null for a guest’s. */
            customerId: string | null;
            /**
             * @description Every order is paid in full when it is placed; from then on the status says what has left. Clients must accept new values.
             * @enum {string}
             */
            status: "placed" | "partially_fulfilled" | "fulfilled";
            buyer: components["schemas"]["OrderBuyer"];
            shippingAddress: components["schemas"]["PostalAddress"];
            /** @description Null: the same as the shipping address. */
            billingAddress: components["schemas"]["PostalAddress"] | null;
            /** @description Of the first package: `packages` says it of each. Null: there is nothing to ship. */
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                /** Format: int64 */
                minDays: number;
                /** Format: int64 */
                maxDays: number;
            } | null;
            lineItems: components["schemas"]["OrderLine"][];
            totals: components["schemas"]["Totals"];
            /** @description In the order they were taken off. */
            discounts: components["schemas"]["Discount"][];
            /** @description They are among `lineItems`, too, at a price of 0. */
            gifts: components["schemas"]["Gift"][];
            /** @description What each seller sends. */
            packages: components["schemas"]["Package"][];
            /** @description One for each rate and relief. */
            taxes: components["schemas"]["TaxLine"][];
            /** @description Of the shopper, for whoever packs it; may be empty. */
            note: string;
            /** @description Parcels, oldest first. */
            fulfillments: components["schemas"]["Fulfillment"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            placedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "company": null,
         *       "vatNumber": null
         *     }
         */
        OrderBuyer: {
            company: string | null;
            /** @description As written. */
            vatNumber: string | null;
            /**
             * Format: email
             * @description For who has only the link: the first letter and the domain, as in `a***@example.com`.
             */
            email: string;
        };
        /**
         * @description Who bought it is not known any more.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.buyer_erased",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        OrderBuyerErasedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.buyer_erased";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "total": {
         *         "amount": 16510,
         *         "currency": "EUR"
         *       },
         *       "steps": [],
         *       "costs": []
         *     }
         */
        OrderExplanation: {
            total: components["schemas"]["Money"];
            /** @description From nothing to the total; empty for orders older than this. */
            steps: components["schemas"]["OrderPriceStep"][];
            /** @description Who pays for discounts and gifts. */
            costs: components["schemas"]["DiscountCost"][];
        };
        /**
         * @description A parcel of an order was shipped.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.fulfillment_created",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "fulfillmentId": "ful_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X",
         *         "status": "fulfilled",
         *         "carrier": "DHL"
         *       }
         *     }
         */
        OrderFulfillmentCreatedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.fulfillment_created";
            data: {
                /**
                 * @description Id of a fulfillment.
                 * @example ful_01h455vb4pex5vsknk084sn02q
                 */
                fulfillmentId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Of the whole order afterwards, as `Order.status`; null for a seller.
                 * @example fulfilled
                 */
                status: string | null;
                /**
                 * @description As it was typed in.
                 * @example DHL
                 */
                carrier: string;
            };
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "productHandle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "variantTitle": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "imageUrl": "/media/brass-desk-lamp.svg",
         *       "quantity": 2,
         *       "unitPrice": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "discount": {
         *         "amount": 1780,
         *         "currency": "EUR"
         *       },
         *       "tax": {
         *         "amount": 2558,
         *         "currency": "EUR"
         *       },
         *       "isGift": false,
         *       "note": "",
         *       "id": "oln_01h455vb4pex5vsknk084sn02q",
         *       "fulfilledQuantity": 0
         *     }
         */
        OrderLine: {
            /**
             * @description Id of an order line.
             * @example oln_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            productHandle: string;
            title: string;
            variantTitle: string;
            sku: string | null;
            imageUrl: string | null;
            /** Format: int64 */
            quantity: number;
            unitPrice: components["schemas"]["Money"] & unknown;
            total: components["schemas"]["Money"] & unknown;
            discount: components["schemas"]["Money"] & unknown;
            tax: components["schemas"]["Money"] & unknown;
            /** @description Comes along for nothing. */
            isGift: boolean;
            /** @description Of the shopper; may be empty. */
            note: string;
            /**
             * Format: int64
             * @description Pieces that have left.
             */
            fulfilledQuantity: number;
        };
        /**
         * @description A guest's order was found to be a customer's, who owns its e-mail address.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.linked",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        OrderLinkedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.linked";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
            };
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        OrderList: {
            items: components["schemas"]["OrderSummary"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "status": "mail_sent"
         *     }
         */
        OrderLookup: {
            /**
             * @description Said of every request: whether there is such an order is not told.
             * @enum {string}
             */
            status: "mail_sent";
        };
        /**
         * @description An order was paid and placed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.placed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "total": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         },
         *         "lines": 2
         *       }
         *     }
         */
        OrderPlacedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.placed";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Null for a seller, whose part `getSellerOrder` tells.
                 * @example {
                 *       "amount": 4990,
                 *       "currency": "EUR"
                 *     }
                 */
                total: components["schemas"]["Money"] | null;
                /**
                 * @description How many lines it has; null for a seller.
                 * @example 2
                 */
                lines: number | null;
            };
        };
        /**
         * @example {
         *       "rule": "promotion",
         *       "by": "prm_01h455vb4pex5vsknk084sn02q",
         *       "words": "10 % off everything (SUMMER10): -17.80 EUR",
         *       "amount": {
         *         "amount": -1780,
         *         "currency": "EUR"
         *       },
         *       "within": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "packages": [],
         *       "lineItems": [],
         *       "inputs": {
         *         "code": "SUMMER10"
         *       }
         *     }
         */
        OrderPriceStep: {
            /** @description `unit-price`, `promotion`, `gift`, `shipping-rate`, `shipping-unpriced`, `tax-included`, `tax-added`, `tax-relieved`, `no-tax`. Clients must accept new ones. */
            rule: string;
            /** @description Id of the price list, promotion, shipping method or tax rate that says so; null: the offer itself, the settings of the store, or nobody. */
            by: string | null;
            /** @description For a person to read, in English. */
            words: string;
            amount: components["schemas"]["Money"] & unknown;
            within: components["schemas"]["Money"] & unknown;
            /** @description What of it, without sign, comes to the shipping of each seller. */
            packages: {
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                amount: components["schemas"]["Money"];
            }[];
            /** @description What of it, without sign, comes to each line, to the last minor unit. */
            lineItems: {
                /**
                 * @description Id of an order line.
                 * @example oln_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                amount: components["schemas"]["Money"];
            }[];
            /** @description What the rule was given: prices, weights, rates. */
            inputs: {
                [key: string]: string | number | null;
            };
        };
        /**
         * @example {
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "number": "7KQ2-MX4T",
         *       "status": "placed",
         *       "buyer": {
         *         "email": "ada@example.com"
         *       },
         *       "itemCount": 2,
         *       "total": {
         *         "amount": 18290,
         *         "currency": "EUR"
         *       },
         *       "placedAt": "2026-11-22T09:31:00.000Z"
         *     }
         */
        OrderSummary: {
            /**
             * @description Id of an order.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            number: string;
            /**
             * @description Every order is paid in full when it is placed; from then on the status says what has left. Clients must accept new values.
             * @enum {string}
             */
            status: "placed" | "partially_fulfilled" | "fulfilled";
            buyer: {
                /** Format: email */
                email: string;
            };
            /** Format: int64 */
            itemCount: number;
            total: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            placedAt: string;
        };
        /**
         * @example {
         *       "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *       "shippingMethod": {
         *         "id": "shp_01h455vb4pex5vsknk084sn02q",
         *         "name": "Standard",
         *         "minDays": 2,
         *         "maxDays": 4,
         *         "isPickup": false
         *       },
         *       "price": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "discount": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Package: {
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId: string;
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                /**
                 * Format: int64
                 * @description Working days until arrival, at the least.
                 */
                minDays: number;
                /**
                 * Format: int64
                 * @description Working days until arrival, at the most.
                 */
                maxDays: number;
                /** @description True: it is picked up. */
                isPickup: boolean;
            };
            price: components["schemas"]["Money"] & unknown;
            discount: components["schemas"]["Money"] & unknown;
            total: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "id": "psk_01h455vb4pex5vsknk084sn02q",
         *       "name": "Firefox on Linux",
         *       "backedUp": true,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "lastUsedAt": null
         *     }
         */
        Passkey: {
            /**
             * @description Id of a passkey.
             * @example psk_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description What its customer recognizes it by. */
            name: string;
            /** @description Kept in an account of its maker too, so that losing the device does not lose it. */
            backedUp: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /** @description Its last sign-in. */
            lastUsedAt: string | null;
        };
        /**
         * @example {
         *       "options": {
         *         "challenge": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *         "rp": {
         *           "id": "shop.example.com",
         *           "name": "Northlight"
         *         },
         *         "user": {
         *           "id": "AZMw8AAAcACAAAAAAAAAqg",
         *           "name": "ada@example.com",
         *           "displayName": "Ada Lovelace"
         *         },
         *         "pubKeyCredParams": [
         *           {
         *             "type": "public-key",
         *             "alg": -7
         *           }
         *         ],
         *         "timeout": 300000,
         *         "attestation": "none",
         *         "excludeCredentials": [],
         *         "authenticatorSelection": {
         *           "residentKey": "required",
         *           "requireResidentKey": true,
         *           "userVerification": "required"
         *         }
         *       },
         *       "expiresAt": "2026-11-22T09:35:00.000Z"
         *     }
         */
        PasskeyCreation: {
            /** @description For `PublicKeyCredential.parseCreationOptionsFromJSON()` and `navigator.credentials.create({ publicKey })`. */
            options: {
                /** @description Works once, for five minutes. */
                challenge: string;
                rp: {
                    id: string;
                    name: string;
                };
                user: {
                    id: string;
                    name: string;
                    displayName: string;
                };
                pubKeyCredParams: {
                    /** @enum {string} */
                    type: "public-key";
                    /** Format: int64 */
                    alg: number;
                }[];
                /** Format: int64 */
                timeout: number;
                /** @enum {string} */
                attestation: "none";
                excludeCredentials: {
                    /** @enum {string} */
                    type: "public-key";
                    id: string;
                    transports: string[];
                }[];
                authenticatorSelection: {
                    /** @enum {string} */
                    residentKey: "required";
                    /** @enum {boolean} */
                    requireResidentKey: true;
                    /** @enum {string} */
                    userVerification: "required";
                };
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "psk_01h455vb4pex5vsknk084sn02q",
         *           "name": "Firefox on Linux",
         *           "backedUp": true,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "lastUsedAt": null
         *         }
         *       ]
         *     }
         */
        PasskeyList: {
            /** @description The oldest first; never more than 20. */
            items: components["schemas"]["Passkey"][];
        };
        /**
         * @example {
         *       "options": {
         *         "challenge": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *         "rpId": "shop.example.com",
         *         "timeout": 300000,
         *         "userVerification": "required"
         *       },
         *       "expiresAt": "2026-11-22T09:35:00.000Z"
         *     }
         */
        PasskeyRequest: {
            /** @description For `PublicKeyCredential.parseRequestOptionsFromJSON()` and `navigator.credentials.get({ publicKey })`. They list no credentials: the device lets the person choose. */
            options: {
                /** @description Works once, for five minutes. */
                challenge: string;
                rpId: string;
                /** Format: int64 */
                timeout: number;
                /** @enum {string} */
                userVerification: "required";
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "paymentMethod": "pm_test_ok",
         *       "returnUrl": "http://localhost:4321/checkout/return"
         *     }
         */
        PayCheckout: {
            /**
             * @description The provider's token of a payment method, never a card number. Test provider: `pm_test_ok`, `pm_test_declined`, `pm_test_second_step`.
             * @example pm_test_ok
             */
            paymentMethod: string;
            /**
             * Format: uri
             * @description Where the shopper comes back to after a second step; on one of the store’s own domains.
             * @example http://localhost:4321/checkout/return
             */
            returnUrl: string;
        };
        /**
         * @description The buyer has to confirm a payment.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.action_required",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        PaymentActionRequiredEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.action_required";
            data: {
                /**
                 * @description Id of a checkout.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string;
            };
        };
        /**
         * @description A payment ended before money was taken.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.canceled",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        PaymentCanceledEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.canceled";
            data: {
                /**
                 * @description Id of a checkout.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string;
            };
        };
        /**
         * @description The money was taken.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.captured",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        PaymentCapturedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.captured";
            data: {
                /**
                 * @description Id of a checkout.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string;
                amount: components["schemas"]["Money"];
            };
        };
        /**
         * @description The provider refused to take the money.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.declined",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "code": "card_declined"
         *       }
         *     }
         */
        PaymentDeclinedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.declined";
            data: {
                /**
                 * @description Id of a checkout.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string;
                /**
                 * @description The provider's reason.
                 * @example card_declined
                 */
                code: string;
            };
        };
        /**
         * @description A payment provider was asked for money.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.started",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "provider": "test",
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        PaymentStartedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.started";
            data: {
                /**
                 * @description Id of a checkout.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string;
                /**
                 * @description Its name.
                 * @example test
                 */
                provider: string;
                amount: components["schemas"]["Money"];
            };
        };
        /**
         * @example {
         *       "kind": "percent",
         *       "basisPoints": 1000,
         *       "maxAmount": null
         *     }
         */
        PercentOff: {
            /**
             * @description A share of the sum. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            kind: "percent";
            /**
             * Format: int32
             * @description The share taken off: 1,000 is 10 %, 10,000 all of it.
             * @example 1000
             */
            basisPoints: number;
            /** @description Never more than this, minor units of the promotion's currency; null: without ceiling. */
            maxAmount: number | null;
        };
        /**
         * @example {
         *       "streetAddress": "Torstraße 1",
         *       "addressLocality": "Berlin",
         *       "postalCode": "10119",
         *       "addressCountry": "DE"
         *     }
         */
        PickupAddress: {
            /** @description Street and number. */
            streetAddress: string;
            /** @description Apartment, floor, company. */
            extendedAddress?: string;
            /** @description City or town. */
            addressLocality: string;
            /** @description State, province or prefecture, where addresses need one. In AU, CA and US by its code; in JP by its name. */
            addressRegion?: string;
            /**
             * @description Needed where every address has one; in the form of its country. Spaces and hyphens are put right.
             * @example 10119
             */
            postalCode?: string;
            /**
             * @description ISO 3166-1 alpha-2.
             * @example DE
             */
            addressCountry: string;
        };
        /**
         * @example {
         *       "name": "Workshop",
         *       "address": {
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "openingHours": "Monday to Friday, 9 to 18"
         *     }
         */
        PickupPoint: {
            /** @example Workshop */
            name: string;
            address: components["schemas"]["PickupAddress"];
            /** @description In words; may be empty. */
            openingHours: string;
        };
        /**
         * @example {
         *       "fullName": "Ada Lovelace",
         *       "streetAddress": "Torstraße 1",
         *       "addressLocality": "Berlin",
         *       "postalCode": "10119",
         *       "addressCountry": "DE"
         *     }
         */
        PostalAddress: {
            /** @description Who receives it. */
            fullName: string;
            /** @description Street and number. */
            streetAddress: string;
            /** @description Apartment, floor, company. */
            extendedAddress?: string;
            /** @description City or town. */
            addressLocality: string;
            /** @description State, province or prefecture, where addresses need one. In AU, CA and US by its code; in JP by its name. */
            addressRegion?: string;
            /**
             * @description Needed where every address has one; in the form of its country. Spaces and hyphens are put right.
             * @example 10119
             */
            postalCode?: string;
            /**
             * @description ISO 3166-1 alpha-2.
             * @example DE
             */
            addressCountry: string;
            /** @description For the carrier. */
            phoneNumber?: string;
        };
        /**
         * @example {
         *       "id": "prl_01h455vb4pex5vsknk084sn02q",
         *       "title": "Wholesale",
         *       "kind": "sale",
         *       "priority": 10,
         *       "currency": "EUR",
         *       "customerGroupIds": [
         *         "grp_01h455vb4pex5vsknk084sn02q"
         *       ],
         *       "validFrom": "2027-01-01T00:00:00",
         *       "validUntil": null,
         *       "status": "active",
         *       "prices": 240,
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        PriceList: {
            /**
             * @description Id of a price list.
             * @example prl_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            title: string;
            /**
             * @description `sale`: never raises what an offer costs; `override`: stands whatever it costs. In a currency other than that of the offers both are the same.
             * @enum {string}
             */
            kind: "sale" | "override";
            /**
             * Format: int64
             * @description Of several lists with a price for an offer, the one with the highest priority counts; among equal ones the lower price.
             */
            priority: number;
            /** @description ISO 4217. Counts only for carts in this currency. */
            currency: string;
            /** @description Only for customers in one of these groups; empty: for everybody. */
            customerGroupIds: string[];
            /**
             * @description Counts from then on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validFrom: string | null;
            /**
             * @description Counts until before then. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validUntil: string | null;
            /**
             * @description A disabled list counts for nobody.
             * @enum {string}
             */
            status: "active" | "disabled";
            /**
             * Format: int64
             * @description How many prices are in it.
             */
            prices: number;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        PriceListList: {
            items: components["schemas"]["PriceList"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "type": "https://api.example.com/problems/out-of-stock",
         *       "title": "There is not enough stock.",
         *       "status": 409,
         *       "code": "out-of-stock",
         *       "detail": "Only 2 of “Brass desk lamp” are left.",
         *       "instance": "/v1/checkouts",
         *       "requestId": "01900000-0000-7000-8000-000000000000",
         *       "offerIds": [
         *         "off_01h455vb4pex5vsknk084sn02q"
         *       ]
         *     }
         */
        Problem: {
            /**
             * Format: uri
             * @description Address of a page that explains the code.
             */
            type: string;
            /** @description The same for every occurrence of the code. */
            title: string;
            /**
             * Format: int64
             * @description The HTTP status, repeated.
             */
            status: number;
            /** @description Permanent name of the refusal: branch on this. */
            code: string;
            /** @description What happened this time and what to do. */
            detail: string;
            /** @description Path of the request. */
            instance: string;
            /** @description Also in the `Request-Id` header; name it when you ask for help. */
            requestId: string;
            /** @description The fields at fault, when the refusal is about fields. */
            errors?: {
                /** @description JSON pointer into the body (`/lineItems/0/quantity`), or `query/limit`, `path/cartId`, `header/if-match`. */
                pointer: string;
                message: string;
            }[];
            /** @description The offers at fault, when the refusal is about offers, such as `out-of-stock`. */
            offerIds?: string[];
        };
        /**
         * @example {
         *       "id": "prod_01h455vb4pex5vsknk084sn02q",
         *       "handle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "subtitle": "With a dimmer",
         *       "brand": "Halvor & Sons",
         *       "priceRange": {
         *         "min": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         },
         *         "max": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         }
         *       },
         *       "compareAtPrice": null,
         *       "available": true,
         *       "descriptionHtml": "<p>Turned brass on a weighted foot.</p>",
         *       "tags": [
         *         "lamp"
         *       ],
         *       "categories": [
         *         [
         *           {
         *             "id": "cat_01h455vb4pex5vsknk084sn02q",
         *             "handle": "lighting",
         *             "name": "Lighting"
         *           }
         *         ]
         *       ],
         *       "attributes": [
         *         {
         *           "key": "material",
         *           "label": "Material",
         *           "value": "Brass"
         *         }
         *       ],
         *       "options": [
         *         {
         *           "name": "Finish",
         *           "values": [
         *             "Brass"
         *           ]
         *         }
         *       ],
         *       "variants": [],
         *       "media": [
         *         {
         *           "url": "https://api.example.com/media/brass-desk-lamp.svg",
         *           "alt": "Brass desk lamp with a round shade",
         *           "width": 1200,
         *           "height": 1200
         *         }
         *       ],
         *       "seo": {
         *         "title": "Brass desk lamp",
         *         "description": "Turned brass on a weighted foot."
         *       },
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        Product: {
            /**
             * @description Id of a product.
             * @example prod_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Its name in addresses, unique in the store. */
            handle: string;
            title: string;
            subtitle: string;
            /** @description Maker; may be empty. */
            brand: string;
            /** @description Lowest and highest price over the variants; null when nobody sells it now. */
            priceRange: {
                min: components["schemas"]["Money"];
                max: components["schemas"]["Money"];
            } | null;
            /** @description Former price of the cheapest variant; null when it is not reduced. */
            compareAtPrice: components["schemas"]["Money"] | null;
            /** @description At least one variant can be bought now. */
            available: boolean;
            /** @description Sanitized HTML: paragraphs, lists, emphasis, links, tables. */
            descriptionHtml: string;
            tags: string[];
            /** @description Its categories, each as the path from the root; the first is the main one. */
            categories: {
                /**
                 * @description Id of a category.
                 * @example cat_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                handle: string;
                name: string;
            }[][];
            attributes: {
                key: string;
                label: string;
                value: string;
            }[];
            options: {
                name: string;
                values: string[];
            }[];
            variants: components["schemas"]["Variant"][];
            media: components["schemas"]["Media"][];
            seo: {
                title: string;
                description: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "id": "prod_01h455vb4pex5vsknk084sn02q",
         *       "handle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "subtitle": "With a dimmer",
         *       "brand": "Halvor & Sons",
         *       "priceRange": {
         *         "min": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         },
         *         "max": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         }
         *       },
         *       "compareAtPrice": null,
         *       "available": true,
         *       "media": {
         *         "url": "https://api.example.com/media/brass-desk-lamp.svg",
         *         "alt": "Brass desk lamp with a round shade",
         *         "width": 1200,
         *         "height": 1200
         *       },
         *       "secondMedia": null,
         *       "options": [
         *         {
         *           "name": "Finish",
         *           "values": [
         *             "Brass",
         *             "Black"
         *           ]
         *         }
         *       ]
         *     }
         */
        ProductCard: {
            /**
             * @description Id of a product.
             * @example prod_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Its name in addresses, unique in the store. */
            handle: string;
            title: string;
            subtitle: string;
            /** @description Maker; may be empty. */
            brand: string;
            /** @description Lowest and highest price over the variants; null when nobody sells it now. */
            priceRange: {
                min: components["schemas"]["Money"];
                max: components["schemas"]["Money"];
            } | null;
            /** @description Former price of the cheapest variant; null when it is not reduced. */
            compareAtPrice: components["schemas"]["Money"] | null;
            /** @description At least one variant can be bought now. */
            available: boolean;
            media: components["schemas"]["Media"] | null;
            /** @description For a change of picture on hover. */
            secondMedia: components["schemas"]["Media"] | null;
            options: {
                name: string;
                values: string[];
            }[];
        };
        /**
         * @description A product was created or any of its facts changed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "product.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "product",
         *         "id": "prod_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "handle": "oak-table"
         *       }
         *     }
         */
        ProductChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "product.changed";
            data: {
                /**
                 * @description Its name in addresses.
                 * @example oak-table
                 */
                handle: string;
            };
        };
        /**
         * @example {
         *       "id": "prod_01h455vb4pex5vsknk084sn02q",
         *       "handle": "stoneware-mug",
         *       "title": "Stoneware mug",
         *       "status": "active",
         *       "kind": "goods",
         *       "taxClass": "standard",
         *       "isDiscountable": true,
         *       "variants": [
         *         {
         *           "id": "var_01h455vb4pex5vsknk084sn02q",
         *           "title": "Sand",
         *           "sku": "NL-MUG-01-SA",
         *           "weightGrams": 380,
         *           "sizeMillimeters": [
         *             120,
         *             90,
         *             95
         *           ],
         *           "needsShipping": true
         *         }
         *       ],
         *       "version": 3
         *     }
         */
        ProductFacts: {
            /**
             * @description Id of a product.
             * @example prod_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            handle: string;
            title: string;
            /** @enum {string} */
            status: "draft" | "active" | "archived";
            /**
             * @description `gift_wrap`: bought with other goods; shoppers neither find it nor open a page of it.
             * @enum {string}
             */
            kind: "goods" | "gift_wrap";
            /**
             * @description Which rates of tax are due on it: a word of your own, as tax rates have it.
             * @example standard
             */
            taxClass: string;
            /** @description False: no promotion lowers its price, as it should be with what is worth money. */
            isDiscountable: boolean;
            variants: components["schemas"]["VariantFacts"][];
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        ProductList: {
            items: components["schemas"]["ProductCard"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @description The goods that `minQuantity` and `minAmount` count. One of them has to be in the cart.
         * @example {
         *       "offerIds": [],
         *       "variantIds": [],
         *       "productIds": [],
         *       "categoryIds": [
         *         "cat_01h455vb4pex5vsknk084sn02q"
         *       ],
         *       "sellerIds": [],
         *       "except": null
         *     }
         */
        PromotedGoods: {
            /** @description Any of these offers; empty: any. */
            offerIds: string[];
            /** @description Any of these variants; empty: any. */
            variantIds: string[];
            /** @description Any of these products; empty: any. */
            productIds: string[];
            /** @description In any of these categories or one below them; empty: any. */
            categoryIds: string[];
            /** @description Of any of these sellers; empty: any. */
            sellerIds: string[];
            /** @description Goods that are left out whatever the other lists say; null: none. */
            except: components["schemas"]["ExceptGoods"] | null;
        };
        /**
         * @description The goods that `minQuantity` and `minAmount` count. One of them has to be in the cart. Left out: every good.
         * @example {
         *       "categoryIds": [
         *         "cat_01h455vb4pex5vsknk084sn02q"
         *       ]
         *     }
         */
        PromotedGoodsInput: {
            /** @description Any of these offers; empty: any. */
            offerIds?: string[];
            /** @description Any of these variants; empty: any. */
            variantIds?: string[];
            /** @description Any of these products; empty: any. */
            productIds?: string[];
            /** @description In any of these categories or one below them; empty: any. */
            categoryIds?: string[];
            /** @description Of any of these sellers; empty: any. */
            sellerIds?: string[];
            /** @description Goods that are left out whatever the other lists say; null: none. */
            except?: components["schemas"]["ExceptGoodsInput"] | null;
        };
        /**
         * @example {
         *       "id": "prm_01h455vb4pex5vsknk084sn02q",
         *       "title": "Black Friday",
         *       "status": "active",
         *       "needsCode": false,
         *       "priority": 0,
         *       "currency": "EUR",
         *       "validFrom": "2026-11-27T00:00:00",
         *       "validUntil": "2026-11-28T00:00:00",
         *       "conditions": {
         *         "customerGroupIds": [],
         *         "firstOrderOnly": false,
         *         "countries": [],
         *         "goods": {
         *           "offerIds": [],
         *           "variantIds": [],
         *           "productIds": [],
         *           "categoryIds": [],
         *           "sellerIds": [],
         *           "except": null
         *         },
         *         "minQuantity": 1,
         *         "minAmount": 5000
         *       },
         *       "effect": {
         *         "kind": "reduction",
         *         "off": {
         *           "kind": "percent",
         *           "basisPoints": 1000,
         *           "maxAmount": null
         *         },
         *         "on": {
         *           "offerIds": [],
         *           "variantIds": [],
         *           "productIds": [],
         *           "categoryIds": [],
         *           "sellerIds": [],
         *           "except": null
         *         }
         *       },
         *       "isExclusive": false,
         *       "exclusionGroup": null,
         *       "sellerShareBasisPoints": 0,
         *       "usesMax": 1000,
         *       "usesPerCustomer": null,
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        Promotion: {
            /**
             * @description Id of a promotion.
             * @example prm_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description What shoppers read beside the discount. */
            title: string;
            /**
             * @description `draft`: not out yet. `active`: applies while its time is. `paused`: does not apply, and nobody is told of it. `ended`: for good.
             * @example active
             * @enum {string}
             */
            status: "draft" | "active" | "paused" | "ended";
            /** @description Only for who enters one of its codes. */
            needsCode: boolean;
            /**
             * Format: int32
             * @description Higher ones come first; among equal ones the older.
             */
            priority: number;
            /** @description ISO 4217, one of the store. Every amount of the promotion is in it, and only carts in it have the promotion; null: carts in any, where it names no amount. */
            currency: string | null;
            /**
             * @description From this moment on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validFrom: string | null;
            /**
             * @description Until before this moment. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validUntil: string | null;
            conditions: components["schemas"]["PromotionConditions"];
            effect: components["schemas"]["PromotionEffect"];
            /** @description Goes with no other promotion: it applies when it comes first, and then nothing follows it. */
            isExclusive: boolean;
            /** @description Of the promotions with the same name here, one applies; null: of none. */
            exclusionGroup: string | null;
            /**
             * Format: int32
             * @description What of its cost the sellers bear, each for their own goods: 5,000 is half. The platform bears the rest.
             */
            sellerShareBasisPoints: number;
            /** @description So many orders may have it in all; null: without limit. */
            usesMax: number | null;
            /** @description So many orders of one customer, or of one e-mail address, may have it; null: without limit. Counted from when it is set. */
            usesPerCustomer: number | null;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "id": "pcd_01h455vb4pex5vsknk084sn02q",
         *       "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *       "code": "SUMMER26",
         *       "batchId": null,
         *       "status": "active",
         *       "usesMax": 100,
         *       "uses": 12,
         *       "createdAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        PromotionCode: {
            /**
             * @description Id of a promotion code.
             * @example pcd_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Id of a promotion.
             * @example prm_01h455vb4pex5vsknk084sn02q
             */
            promotionId: string;
            /** @description Written without spaces and hyphens, in capitals; however a shopper writes it, it is the same code. */
            code: string;
            /** @description Codes that were made together share it; null: it was made by itself. */
            batchId: string | null;
            /**
             * @description `disabled`: nobody can use it.
             * @enum {string}
             */
            status: "active" | "disabled";
            /** @description So many orders may have each code; null: as many as the promotion. */
            usesMax: number | null;
            /**
             * Format: int64
             * @description How many quotes hold it and orders had it.
             */
            uses: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "pcd_01h455vb4pex5vsknk084sn02q",
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "code": "SUMMER26",
         *           "batchId": null,
         *           "status": "active",
         *           "usesMax": 100,
         *           "uses": 12,
         *           "createdAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        PromotionCodeList: {
            items: components["schemas"]["PromotionCode"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "customerGroupIds": [],
         *       "firstOrderOnly": false,
         *       "countries": [],
         *       "goods": {
         *         "offerIds": [],
         *         "variantIds": [],
         *         "productIds": [],
         *         "categoryIds": [],
         *         "sellerIds": [],
         *         "except": null
         *       },
         *       "minQuantity": 1,
         *       "minAmount": 5000
         *     }
         */
        PromotionConditions: {
            /** @description The customer has to be in one of these groups; empty: anybody. */
            customerGroupIds: string[];
            /** @description Only for the first order of a customer, who may have it once. */
            firstOrderOnly: boolean;
            /** @description It has to be shipped to one of these; empty: to any. */
            countries: string[];
            goods: components["schemas"]["PromotedGoods"];
            /**
             * Format: int32
             * @description So many pieces of them have to be in the cart.
             */
            minQuantity: number;
            /**
             * Format: int64
             * @description They have to cost this before any promotion, in minor units of the promotion's currency.
             */
            minAmount: number;
        };
        /**
         * @example {
         *       "minAmount": 5000
         *     }
         */
        PromotionConditionsInput: {
            /** @description The customer has to be in one of these groups; empty: anybody. */
            customerGroupIds?: string[];
            /**
             * @description Only for the first order of a customer, who may have it once.
             * @default false
             */
            firstOrderOnly?: boolean;
            /**
             * @description It has to be shipped to one of these; empty: to any.
             * @default []
             */
            countries?: string[];
            goods?: components["schemas"]["PromotedGoodsInput"];
            /**
             * Format: int32
             * @description So many pieces of them have to be in the cart.
             * @default 1
             */
            minQuantity?: number;
            /**
             * Format: int64
             * @description They have to cost this before any promotion, in minor units of the promotion's currency.
             * @default 0
             */
            minAmount?: number;
        };
        /**
         * @example {
         *       "kind": "reduction",
         *       "off": {
         *         "kind": "percent",
         *         "basisPoints": 1000,
         *         "maxAmount": null
         *       },
         *       "on": {
         *         "offerIds": [],
         *         "variantIds": [],
         *         "productIds": [],
         *         "categoryIds": [],
         *         "sellerIds": [],
         *         "except": null
         *       }
         *     }
         */
        PromotionEffect: {
            /**
             * @description Off all goods meant together.
             * @enum {string}
             */
            kind: "reduction";
            off: components["schemas"]["Reduction"];
            on: components["schemas"]["PromotedGoods"] & unknown;
        } | {
            /**
             * @description An amount off each piece, at most what it costs.
             * @enum {string}
             */
            kind: "amount-each";
            /**
             * Format: int64
             * @description Off each piece, minor units of the promotion's currency.
             */
            amount: number;
            on: components["schemas"]["PromotedGoods"] & unknown;
        } | {
            /**
             * @description A price for each piece that costs more.
             * @enum {string}
             */
            kind: "fixed-price";
            /**
             * Format: int64
             * @description What a piece costs, minor units of the promotion's currency.
             */
            unitPriceAmount: number;
            on: components["schemas"]["PromotedGoods"] & unknown;
        } | {
            /**
             * @description Whoever buys so many pieces gets others for less: the cheapest, as often as they suffice.
             * @enum {string}
             */
            kind: "buy-x-get-y";
            buy: {
                /**
                 * Format: int32
                 * @description So many pieces have to be bought.
                 */
                quantity: number;
                goods: components["schemas"]["PromotedGoods"] & unknown;
            };
            get: {
                /**
                 * Format: int32
                 * @description So many pieces are got for less.
                 */
                quantity: number;
                goods: components["schemas"]["PromotedGoods"] & unknown;
                /**
                 * Format: int32
                 * @description The share taken off: 1,000 is 10 %, 10,000 all of it.
                 * @example 1000
                 */
                basisPoints: number;
            };
            /** @description At most so many times in one cart; null: as often as the pieces suffice. */
            maxTimes: number | null;
        } | {
            /**
             * @description Pieces of an offer, added at a price of 0.
             * @enum {string}
             */
            kind: "gift";
            gift: {
                /**
                 * @description The offer whose pieces are given.
                 * @example off_01h455vb4pex5vsknk084sn02q
                 */
                offerId: string;
                /**
                 * Format: int32
                 * @description How many pieces are given.
                 */
                quantity: number;
            };
        } | {
            /**
             * @description The more is spent on the goods meant, the more is taken off them.
             * @enum {string}
             */
            kind: "tiers";
            /** @description The one with the highest `fromAmount` that is reached counts. */
            tiers: components["schemas"]["PromotionTier"][];
            on: components["schemas"]["PromotedGoods"] & unknown;
        } | {
            /**
             * @description Off what packages cost to ship.
             * @enum {string}
             */
            kind: "shipping";
            off: components["schemas"]["ShippingReduction"];
            /** @description Only packages sent by one of these methods; empty: by any. */
            methodIds: string[];
            /** @description Only packages of these sellers; empty: of any. */
            sellerIds: string[];
        };
        /**
         * @example {
         *       "kind": "reduction",
         *       "off": {
         *         "kind": "percent",
         *         "basisPoints": 1000,
         *         "maxAmount": null
         *       }
         *     }
         */
        PromotionEffectInput: {
            /**
             * @description Off all goods meant together.
             * @enum {string}
             */
            kind: "reduction";
            off: components["schemas"]["Reduction"];
            on?: components["schemas"]["PromotedGoodsInput"] & unknown;
        } | {
            /**
             * @description An amount off each piece, at most what it costs.
             * @enum {string}
             */
            kind: "amount-each";
            /**
             * Format: int64
             * @description Off each piece, minor units of the promotion's currency.
             */
            amount: number;
            on?: components["schemas"]["PromotedGoodsInput"] & unknown;
        } | {
            /**
             * @description A price for each piece that costs more.
             * @enum {string}
             */
            kind: "fixed-price";
            /**
             * Format: int64
             * @description What a piece costs, minor units of the promotion's currency.
             */
            unitPriceAmount: number;
            on?: components["schemas"]["PromotedGoodsInput"] & unknown;
        } | {
            /**
             * @description Whoever buys so many pieces gets others for less: the cheapest, as often as they suffice.
             * @enum {string}
             */
            kind: "buy-x-get-y";
            buy: {
                /**
                 * Format: int32
                 * @description So many pieces have to be bought.
                 */
                quantity: number;
                goods?: components["schemas"]["PromotedGoodsInput"] & unknown;
            };
            get: {
                /**
                 * Format: int32
                 * @description So many pieces are got for less.
                 */
                quantity: number;
                goods?: components["schemas"]["PromotedGoodsInput"] & unknown;
                /**
                 * Format: int32
                 * @description The share taken off: 1,000 is 10 %, 10,000 all of it.
                 * @example 1000
                 */
                basisPoints: number;
            };
            /** @description At most so many times in one cart; null: as often as the pieces suffice. */
            maxTimes: number | null;
        } | {
            /**
             * @description Pieces of an offer, added at a price of 0.
             * @enum {string}
             */
            kind: "gift";
            gift: {
                /**
                 * @description The offer whose pieces are given.
                 * @example off_01h455vb4pex5vsknk084sn02q
                 */
                offerId: string;
                /**
                 * Format: int32
                 * @description How many pieces are given.
                 */
                quantity: number;
            };
        } | {
            /**
             * @description The more is spent on the goods meant, the more is taken off them.
             * @enum {string}
             */
            kind: "tiers";
            /** @description The one with the highest `fromAmount` that is reached counts. */
            tiers: components["schemas"]["PromotionTier"][];
            on?: components["schemas"]["PromotedGoodsInput"] & unknown;
        } | {
            /**
             * @description Off what packages cost to ship.
             * @enum {string}
             */
            kind: "shipping";
            off: components["schemas"]["ShippingReduction"];
            /** @description Only packages sent by one of these methods; empty: by any. */
            methodIds?: string[];
            /** @description Only packages of these sellers; empty: of any. */
            sellerIds?: string[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "Black Friday",
         *           "status": "active",
         *           "needsCode": false,
         *           "priority": 0,
         *           "currency": "EUR",
         *           "validFrom": "2026-11-27T00:00:00",
         *           "validUntil": "2026-11-28T00:00:00",
         *           "conditions": {
         *             "customerGroupIds": [],
         *             "firstOrderOnly": false,
         *             "countries": [],
         *             "goods": {
         *               "offerIds": [],
         *               "variantIds": [],
         *               "productIds": [],
         *               "categoryIds": [],
         *               "sellerIds": [],
         *               "except": null
         *             },
         *             "minQuantity": 1,
         *             "minAmount": 5000
         *           },
         *           "effect": {
         *             "kind": "reduction",
         *             "off": {
         *               "kind": "percent",
         *               "basisPoints": 1000,
         *               "maxAmount": null
         *             },
         *             "on": {
         *               "offerIds": [],
         *               "variantIds": [],
         *               "productIds": [],
         *               "categoryIds": [],
         *               "sellerIds": [],
         *               "except": null
         *             }
         *           },
         *           "isExclusive": false,
         *           "exclusionGroup": null,
         *           "sellerShareBasisPoints": 0,
         *           "usesMax": 1000,
         *           "usesPerCustomer": null,
         *           "version": 1,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "updatedAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        PromotionList: {
            items: components["schemas"]["Promotion"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "fromAmount": 5000,
         *       "off": {
         *         "kind": "amount",
         *         "amount": 500
         *       }
         *     }
         */
        PromotionTier: {
            /**
             * Format: int64
             * @description From this amount of goods on, before any promotion, minor units of the promotion's currency.
             */
            fromAmount: number;
            off: components["schemas"]["Reduction"];
        };
        /**
         * @example {
         *       "applies": true,
         *       "before": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "fulfillmentDiscount": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxAdded": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxRelieved": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2842,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         }
         *       },
         *       "after": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "fulfillmentDiscount": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxAdded": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxRelieved": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2558,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16020,
         *           "currency": "EUR"
         *         }
         *       },
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "gifts": [],
         *       "notApplied": [],
         *       "steps": []
         *     }
         */
        PromotionTrial: {
            /** @description Whether it takes anything off this cart, or gives a gift. */
            applies: boolean;
            /** @description Without it. */
            before: {
                subtotal: components["schemas"]["Money"];
                discount: components["schemas"]["Money"];
                fulfillment: components["schemas"]["Money"];
                fulfillmentDiscount: components["schemas"]["Money"];
                taxAdded: components["schemas"]["Money"];
                taxRelieved: components["schemas"]["Money"];
                tax: components["schemas"]["Money"];
                total: components["schemas"]["Money"];
            };
            /** @description With it. */
            after: {
                subtotal: components["schemas"]["Money"];
                discount: components["schemas"]["Money"];
                fulfillment: components["schemas"]["Money"];
                fulfillmentDiscount: components["schemas"]["Money"];
                taxAdded: components["schemas"]["Money"];
                taxRelieved: components["schemas"]["Money"];
                tax: components["schemas"]["Money"];
                total: components["schemas"]["Money"];
            };
            /** @description All that apply with it. */
            discounts: components["schemas"]["Discount"][];
            gifts: components["schemas"]["Gift"][];
            /** @description All that do not apply with it, and why; it may be among them. */
            notApplied: components["schemas"]["NotApplied"][];
            /** @description From nothing to the total, with it. */
            steps: components["schemas"]["CartPriceStep"][];
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "min": 6,
         *       "max": 60,
         *       "step": 6,
         *       "version": 2
         *     }
         */
        QuantityRules: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * Format: int32
             * @description The fewest pieces; a multiple of the step.
             */
            min: number;
            /** @description The most pieces; a multiple of the step. Null: as many as a line may have. */
            max: number | null;
            /**
             * Format: int32
             * @description Only multiples of it: 6 for what comes in boxes of six.
             */
            step: number;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @description As OpenID Connect Discovery 1.0 writes it, as far as a verifier of tokens asks.
         * @example {
         *       "issuer": "https://api.example.com/v1/realtime",
         *       "jwks_uri": "https://api.example.com/v1/realtime/.well-known/jwks.json",
         *       "id_token_signing_alg_values_supported": [
         *         "ES256"
         *       ]
         *     }
         */
        RealtimeIssuer: {
            issuer: string;
            jwks_uri: string;
            id_token_signing_alg_values_supported: "ES256"[];
        };
        /**
         * @description A JWK set (RFC 7517).
         * @example {
         *       "keys": [
         *         {
         *           "kty": "EC",
         *           "crv": "P-256",
         *           "x": "cdqOsNfyaTKEYLQmPJYNdf31X4Kc7dYjS8K2xz8T9ho",
         *           "y": "-5RqdyZgvkVi6qkJxWaxaeQ1NLAkn0w577funtiRbw8",
         *           "kid": "3b6f0c0e-6d0a-4b67-9a5e-1f2d3c4b5a69",
         *           "use": "sig",
         *           "alg": "ES256"
         *         }
         *       ]
         *     }
         */
        RealtimeKeys: {
            keys: {
                /** @enum {string} */
                kty: "EC";
                /** @enum {string} */
                crv: "P-256";
                x: string;
                y: string;
                kid: string;
                /** @enum {string} */
                use: "sig";
                /** @enum {string} */
                alg: "ES256";
            }[];
        };
        /**
         * @example {
         *       "token": "eyJhbGciOiJFUzI1NiJ9.eyJyb2xlIjoiYXV0aGVudGljYXRlZCJ9.c2ln",
         *       "expiresAt": "2026-11-22T09:40:00.000Z",
         *       "topics": [
         *         "product:prod_01h455vb4pex5vsknk084sn02q"
         *       ],
         *       "place": {
         *         "url": "https://abcdefgh.supabase.co",
         *         "publishableKey": "sb_publishable_0123456789"
         *       }
         *     }
         */
        RealtimeToken: {
            /**
             * @description A JWT for Supabase Realtime (`setAuth`), good for ten minutes. This API takes it nowhere.
             * @example eyJhbGciOiJFUzI1NiJ9.eyJyb2xlIjoiYXV0aGVudGljYXRlZCJ9.c2ln
             */
            token: string;
            /**
             * Format: date-time
             * @description Ask for the next one before. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
            /** @description Private channels that it opens, for listening only. */
            topics: string[];
            /**
             * @description Where to connect; null where this installation does not say.
             * @example {
             *       "url": "https://abcdefgh.supabase.co",
             *       "publishableKey": "sb_publishable_0123456789"
             *     }
             */
            place: {
                /**
                 * @description Address of the Supabase project.
                 * @example https://abcdefgh.supabase.co
                 */
                url: string;
                /**
                 * @description To be sent as `apikey`; it opens nothing by itself.
                 * @example sb_publishable_0123456789
                 */
                publishableKey: string;
            } | null;
        };
        /**
         * @example {
         *       "granted": true,
         *       "textVersion": "2026-11"
         *     }
         */
        RecordConsent: {
            granted: boolean;
            /**
             * @description Which wording was shown.
             * @example 2026-11
             */
            textVersion: string;
        };
        /**
         * @example {
         *       "recoveryCodes": [
         *         "8v2kd-x0mq4",
         *         "p7r3n-2cz9t"
         *       ]
         *     }
         */
        RecoveryCodes: {
            /** @description Each works once in place of a code. Shown this once. */
            recoveryCodes: string[];
        };
        /**
         * @example {
         *       "kind": "percent",
         *       "basisPoints": 1000,
         *       "maxAmount": null
         *     }
         */
        Reduction: components["schemas"]["PercentOff"] | components["schemas"]["AmountOff"];
        /**
         * @example {
         *       "refreshToken": "rt_018f00000000700080000000000000aa_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u"
         *     }
         */
        RefreshCustomerSession: {
            refreshToken: string;
        };
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "password": "four random words, one after another",
         *       "fullName": "Ada Lovelace",
         *       "consents": [
         *         {
         *           "purpose": "terms",
         *           "textVersion": "2026-11"
         *         }
         *       ]
         *     }
         */
        RegisterCustomer: {
            /**
             * Format: email
             * @description Upper and lower case are the same.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess.
             * @example four random words, one after another
             */
            password: string;
            /** @example Ada Lovelace */
            fullName: string;
            /**
             * @description BCP 47; one of the store's `locales`. The store's own, if absent.
             * @example en-DE
             */
            locale?: string;
            /**
             * @description What was agreed to; kept once the address is confirmed.
             * @default []
             */
            consents?: {
                /** @enum {string} */
                purpose: "terms" | "marketing_email" | "analytics";
                /**
                 * @description Which wording was agreed to.
                 * @example 2026-11
                 */
                textVersion: string;
            }[];
        };
        /**
         * @example {
         *       "credential": {
         *         "id": "mZ1c0n3xY2k",
         *         "rawId": "mZ1c0n3xY2k",
         *         "type": "public-key",
         *         "clientExtensionResults": {},
         *         "response": {
         *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiOGFWdDBHbTBtOW5RMm40eVEybTFjWjF4a3EwcDNzN3UifQ",
         *           "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVg",
         *           "transports": [
         *             "internal"
         *           ]
         *         }
         *       },
         *       "name": "My phone"
         *     }
         */
        RegisterPasskey: {
            /** @description What `navigator.credentials.create` gave, as its `toJSON()`. */
            credential: {
                id: string;
                rawId: string;
                /** @enum {string} */
                type: "public-key";
                /** @enum {string|null} */
                authenticatorAttachment?: "platform" | "cross-platform" | null;
                /**
                 * @description Not looked at.
                 * @default {}
                 */
                clientExtensionResults?: {
                    [key: string]: unknown;
                };
                response: {
                    clientDataJSON: string;
                    attestationObject: string;
                    authenticatorData?: string;
                    publicKey?: string | null;
                    /** Format: int32 */
                    publicKeyAlgorithm?: number;
                    transports?: string[];
                };
            };
            /**
             * @description Browser and system, if absent.
             * @example My phone
             */
            name?: string;
        };
        /**
         * @example {
         *       "code": "492039"
         *     }
         */
        RemoveCustomerSecondFactor: {
            /** @description Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
            password?: string;
            /**
             * @description Six digits of the authenticator app, or a recovery code.
             * @example 492039
             */
            code?: string;
        };
        /**
         * @example {
         *       "prices": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "fromQuantity": 5
         *         }
         *       ]
         *     }
         */
        RemovePrices: {
            prices: {
                /**
                 * @description Id of an offer.
                 * @example off_01h455vb4pex5vsknk084sn02q
                 */
                offerId: string;
                /**
                 * @description The price from this quantity on; null: all prices of the offer.
                 * @default null
                 */
                fromQuantity?: number | null;
            }[];
        };
        /**
         * @example {
         *       "name": "The phone in the kitchen"
         *     }
         */
        RenamePasskey: {
            /** @example My phone */
            name: string;
        };
        /**
         * @example {
         *       "code": "492039"
         *     }
         */
        ReplaceCustomerRecoveryCodes: {
            /**
             * @description Six digits of the authenticator app, or a recovery code.
             * @example 492039
             */
            code: string;
        };
        /**
         * @example {
         *       "since": "2026-11-22T09:30:00.000Z"
         *     }
         */
        ReplayWebhooks: {
            /**
             * Format: date-time
             * @description Of the last 30 days. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            since: string;
        };
        /**
         * @example {
         *       "email": "mira@example.com",
         *       "desk": "staff"
         *     }
         */
        RequestAccountPasswordReset: {
            /**
             * Format: email
             * @description Upper and lower case are the same.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description Whose page the mailed link opens.
             * @default staff
             * @enum {string}
             */
            desk?: "staff" | "seller";
        };
        /**
         * @example {
         *       "newEmail": "countess@example.com",
         *       "password": "four random words, one after another"
         *     }
         */
        RequestEmailChange: {
            /**
             * Format: email
             * @description Upper and lower case are the same.
             * @example ada@example.com
             */
            newEmail: string;
            /** @description Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
            password?: string;
        };
        /**
         * @example {
         *       "number": "7KQ2-MX4T",
         *       "email": "ada@example.com"
         *     }
         */
        RequestOrderLookup: {
            /**
             * @description The number of the order; case does not count.
             * @example 7KQ2-MX4T
             */
            number: string;
            /**
             * Format: email
             * @description The address the order was placed with.
             * @example ada@example.com
             */
            email: string;
        };
        /**
         * @example {
         *       "email": "ada@example.com"
         *     }
         */
        RequestPasswordReset: {
            /**
             * Format: email
             * @description Upper and lower case are the same.
             * @example ada@example.com
             */
            email: string;
        };
        /**
         * @example {
         *       "token": "rst_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj",
         *       "password": "seven green lamps beside the door"
         *     }
         */
        ResetAccountPassword: {
            /**
             * @description `token` of the link that was mailed.
             * @example rst_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj
             */
            token: string;
            /**
             * @description NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess.
             * @example quite ordinary umbrella stands
             */
            password: string;
        };
        /**
         * @example {
         *       "token": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "password": "four random words, one after another"
         *     }
         */
        ResetPassword: {
            /**
             * @description `token` of the link that was mailed.
             * @example 8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u
             */
            token: string;
            /**
             * @description NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess.
             * @example four random words, one after another
             */
            password: string;
        };
        /**
         * @example {
         *       "overlapSeconds": 86400
         *     }
         */
        RotateKey: {
            /**
             * Format: int32
             * @description How long the old secret still works; 0 ends it at once.
             * @example 86400
             */
            overlapSeconds: number;
        };
        /**
         * @example {
         *       "overlapSeconds": 86400
         *     }
         */
        RotateWebhookSecret: {
            /**
             * Format: int32
             * @description How long the old ones sign, too; 0 ends them at once.
             * @default 86400
             * @example 86400
             */
            overlapSeconds?: number;
            /**
             * @description `hmac`: a secret that both know (v1). `ed25519`: only we can sign, you verify (v1a).
             * @example hmac
             * @enum {string}
             */
            scheme?: "hmac" | "ed25519";
        };
        /**
         * @example {
         *       "status": "second_factor_required",
         *       "challengeToken": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "expiresAt": "2026-11-22T09:40:00.000Z",
         *       "methods": [
         *         "totp",
         *         "recovery_code"
         *       ]
         *     }
         */
        SecondFactorChallenge: {
            /** @enum {string} */
            status: "second_factor_required";
            /** @description For `completeCustomerSession`, with a code. */
            challengeToken: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
            /** @description What kinds of codes will do. */
            methods: ("totp" | "recovery_code")[];
        };
        /**
         * @example {
         *       "secondFactor": "done",
         *       "recoveryCodesLeft": 9
         *     }
         */
        SecondFactorShown: {
            /** @enum {string} */
            secondFactor: "done";
            /**
             * Format: int64
             * @description Codes that are not used up.
             */
            recoveryCodesLeft: number;
        };
        /**
         * @example {
         *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
         *       "uri": "otpauth://totp/Northlight:mira%40example.com?issuer=Northlight&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30"
         *     }
         */
        SecondFactorStart: {
            /** @description To type in where no QR code can be read. Shown once. */
            secret: string;
            /** @description `otpauth://totp/…`, to be shown as a QR code. */
            uri: string;
        };
        /**
         * @example {
         *       "id": "sel_01h455vb4pex5vsknk084sn02q",
         *       "handle": "kilnhouse-084sn02q",
         *       "name": "Kilnhouse",
         *       "isHouse": false,
         *       "status": "applied",
         *       "description": "Stoneware from our own kiln, about forty pieces a month.",
         *       "email": "hello@kilnhouse.example",
         *       "country": "DE",
         *       "website": "https://kilnhouse.example",
         *       "decisionReason": null,
         *       "decidedAt": null,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "version": 1
         *     }
         */
        Seller: {
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Unique in the store, for addresses. */
            handle: string;
            name: string;
            /** @description Whether it stands for the store itself. */
            isHouse: boolean;
            /**
             * @description `applied`: waits for a decision. `active`: trades. `suspended`: its offers cannot be bought and nobody of it is let in. Clients must accept new values.
             * @example active
             * @enum {string}
             */
            status: "applied" | "active" | "suspended" | "refused" | "closed";
            description: string;
            /** @description Of the person who applied; null: nobody did. */
            email: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country: string | null;
            website: string | null;
            /** @description Told to whoever applied. */
            decisionReason: string | null;
            decidedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "status": "received"
         *     }
         */
        SellerApplicationReceived: {
            /** @enum {string} */
            status: "received";
        };
        /**
         * @description Somebody wants to sell here.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "seller.applied",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "seller",
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "country": "DE"
         *       }
         *     }
         */
        SellerAppliedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "seller.applied";
            data: {
                /**
                 * @description ISO 3166-1 alpha-2.
                 * @example DE
                 */
                country: string;
            };
        };
        /**
         * @description An application was approved or refused.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "seller.decided",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "seller",
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "decision": "approved"
         *       }
         *     }
         */
        SellerDecidedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "seller.decided";
            data: {
                /**
                 * @description `approved`: it may sell.
                 * @example approved
                 * @enum {string}
                 */
                decision: "approved" | "refused";
            };
        };
        /**
         * @example {
         *       "id": "sin_01h455vb4pex5vsknk084sn02q",
         *       "email": "ines@kilnhouse.example",
         *       "isOwner": false,
         *       "permissions": [
         *         "seller-orders:read",
         *         "seller-orders:fulfill"
         *       ],
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": "2026-11-29T09:30:00.000Z"
         *     }
         */
        SellerInvitation: {
            /**
             * @description Id of a seller invitation.
             * @example sin_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            email: string;
            isOwner: boolean;
            /** @description What the member may do; an owner may do everything. New ones may appear. */
            permissions: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "items": []
         *     }
         */
        SellerInvitationList: {
            items: components["schemas"]["SellerInvitation"][];
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        SellerList: {
            items: components["schemas"]["Seller"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "stf_01h455vb4pex5vsknk084sn02q",
         *       "name": "Tove Lind",
         *       "email": "tove@kilnhouse.example",
         *       "isOwner": false,
         *       "permissions": [
         *         "seller-orders:read",
         *         "seller-orders:fulfill"
         *       ],
         *       "joinedAt": "2026-11-22T09:30:00.000Z",
         *       "version": 1
         *     }
         */
        SellerMember: {
            /**
             * @description Id of a staff account.
             * @example stf_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            name: string;
            email: string;
            isOwner: boolean;
            /** @description What the member may do; an owner may do everything. New ones may appear. */
            permissions: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            joinedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "items": []
         *     }
         */
        SellerMemberList: {
            items: components["schemas"]["SellerMember"][];
        };
        /**
         * @example {
         *       "id": "off_01h455vb4pex5vsknk084sn02q",
         *       "status": "active",
         *       "condition": "new",
         *       "productHandle": "stoneware-mug",
         *       "title": "Stoneware mug",
         *       "variantTitle": "Sand",
         *       "sku": "NL-MUG-01-SA",
         *       "price": {
         *         "amount": 1900,
         *         "currency": "EUR"
         *       },
         *       "compareAt": null,
         *       "onHand": 40,
         *       "reserved": 2,
         *       "unlimited": false,
         *       "createdAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        SellerOffer: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Paused ones cannot be bought.
             * @enum {string}
             */
            status: "active" | "paused";
            /** @enum {string} */
            condition: "new" | "refurbished" | "used";
            productHandle: string;
            /** @description Of the product. */
            title: string;
            variantTitle: string;
            sku: string | null;
            price: components["schemas"]["Money"];
            /** @description Price before the reduction; null: none. */
            compareAt: components["schemas"]["Money"] | null;
            /**
             * Format: int64
             * @description Pieces in stock, those set aside included.
             */
            onHand: number;
            /**
             * Format: int64
             * @description Pieces set aside for buyers who are about to pay.
             */
            reserved: number;
            /** @description Whether it is sold whatever the stock says. */
            unlimited: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        SellerOfferList: {
            items: components["schemas"]["SellerOffer"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "number": "7KQ2-MX4T",
         *       "status": "placed",
         *       "placedAt": "2026-11-22T09:31:00.000Z",
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "shippingMethod": {
         *         "id": "shp_01h455vb4pex5vsknk084sn02q",
         *         "name": "Standard",
         *         "minDays": 2,
         *         "maxDays": 4
         *       },
         *       "lineItems": [
         *         {
         *           "id": "oln_01h455vb4pex5vsknk084sn02q",
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "fulfilledQuantity": 0
         *         }
         *       ],
         *       "subtotal": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "fulfillments": [],
         *       "version": 1
         *     }
         */
        SellerOrder: {
            /**
             * @description Id of an order.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description For people: short, random, unique in the store. */
            number: string;
            /**
             * @description What has left of the own lines. Every order is paid in full when it is placed. Clients must accept new values.
             * @enum {string}
             */
            status: "placed" | "partially_fulfilled" | "fulfilled";
            shippingAddress: components["schemas"]["PostalAddress"];
            /** @description Of the first package: `packages` says it of each. Null: there is nothing to ship. */
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                /** Format: int64 */
                minDays: number;
                /** Format: int64 */
                maxDays: number;
            } | null;
            /** @description The own lines; an order may have more, of others. */
            lineItems: components["schemas"]["OrderLine"][];
            subtotal: components["schemas"]["Money"] & unknown;
            /** @description Parcels that hold own lines, oldest first; of each, the own lines. */
            fulfillments: components["schemas"]["Fulfillment"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            placedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        SellerOrderList: {
            items: components["schemas"]["SellerOrderSummary"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "number": "7KQ2-MX4T",
         *       "status": "placed",
         *       "placedAt": "2026-11-22T09:31:00.000Z",
         *       "itemCount": 2,
         *       "subtotal": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       }
         *     }
         */
        SellerOrderSummary: {
            /**
             * @description Id of an order.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            number: string;
            /**
             * @description What has left of the own lines. Every order is paid in full when it is placed. Clients must accept new values.
             * @enum {string}
             */
            status: "placed" | "partially_fulfilled" | "fulfilled";
            /**
             * Format: int64
             * @description Pieces of the own lines.
             */
            itemCount: number;
            subtotal: components["schemas"]["Money"] & unknown;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            placedAt: string;
        };
        /**
         * @example {
         *       "id": "sel_01h455vb4pex5vsknk084sn02q",
         *       "handle": "kilnhouse-084sn02q",
         *       "name": "Kilnhouse",
         *       "description": "Stoneware from our own kiln.",
         *       "website": "https://kilnhouse.example",
         *       "country": "DE",
         *       "storeName": "Northlight",
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "version": 3
         *     }
         */
        SellerProfile: {
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Unique in the store, for addresses. */
            handle: string;
            name: string;
            description: string;
            website: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country: string | null;
            /** @description The store it sells in. */
            storeName: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @description A suspended seller may sell again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "seller.reopened",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "seller",
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        SellerReopenedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "seller.reopened";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "token": "sm_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ",
         *       "seller": {
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "name": "Kilnhouse"
         *       },
         *       "account": {
         *         "id": "stf_01h455vb4pex5vsknk084sn02q",
         *         "name": "Tove Lind",
         *         "email": "tove@kilnhouse.example"
         *       },
         *       "isOwner": false,
         *       "permissions": [
         *         "seller-orders:read",
         *         "seller-orders:fulfill"
         *       ],
         *       "secondFactor": "not_set_up",
         *       "expiresAt": "2026-11-22T21:30:00.000Z"
         *     }
         */
        SellerSession: {
            /** @description Send it as `Authorization: Bearer …`. Shown once. */
            token: string;
            seller: {
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            };
            account: {
                /**
                 * @description Id of a staff account.
                 * @example stf_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                email: string;
            };
            isOwner: boolean;
            /** @description What the member may do; an owner may do everything. New ones may appear. */
            permissions: string[];
            /**
             * @description `required`: call `verifySecondFactor` with this token before anything else.
             * @enum {string}
             */
            secondFactor: "not_set_up" | "required";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @description A seller may not sell for now.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "seller.suspended",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "seller",
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        SellerSuspendedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "seller.suspended";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "prices": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "fromQuantity": 5,
         *           "unitPriceAmount": 900
         *         }
         *       ]
         *     }
         */
        SetPrices: {
            /** @description Each offer and quantity once. */
            prices: {
                /**
                 * @description Id of an offer.
                 * @example off_01h455vb4pex5vsknk084sn02q
                 */
                offerId: string;
                /**
                 * Format: int32
                 * @description From so many pieces of the offer in the cart on, in however many lines.
                 * @default 1
                 * @example 5
                 */
                fromQuantity?: number;
                /**
                 * Format: int64
                 * @description Of a piece: integer minor units of the list's currency.
                 * @example 900
                 */
                unitPriceAmount: number;
            }[];
        };
        /**
         * @example {
         *       "min": 6,
         *       "max": 60,
         *       "step": 6
         *     }
         */
        SetQuantityRules: {
            /**
             * Format: int32
             * @description The fewest pieces; a multiple of the step.
             */
            min: number;
            /** @description The most pieces; a multiple of the step. Null: as many as a line may have. */
            max: number | null;
            /**
             * Format: int32
             * @description Only multiples of it: 6 for what comes in boxes of six.
             */
            step: number;
        };
        /**
         * @example {
         *       "value": "the password of the mail service"
         *     }
         */
        SetSecret: {
            /** @description The secret. Nobody ever reads it back. */
            value: string;
        };
        /**
         * @example {
         *       "origins": [
         *         "https://northlight.example"
         *       ]
         *     }
         */
        SetStoreOrigins: {
            /** @description All of them, the main one first. */
            origins: string[];
        };
        /**
         * @description Of the whole package. Goods whose weight is not known weigh nothing.
         * @example {
         *       "from": 0,
         *       "below": 2000
         *     }
         */
        ShippingBand: {
            /**
             * Format: int64
             * @description It belongs to the band.
             */
            from: number;
            /** @description It does not; null: without end. */
            below: number | null;
        };
        /**
         * @example {
         *       "packages": [
         *         {
         *           "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *           "sellerName": "Northlight",
         *           "lineItemIds": [
         *             "cln_01h455vb4pex5vsknk084sn02q"
         *           ],
         *           "weightGrams": 1200,
         *           "shippingMethodId": "shp_01h455vb4pex5vsknk084sn02q",
         *           "problem": null,
         *           "options": [
         *             {
         *               "shippingMethodId": "shp_01h455vb4pex5vsknk084sn02q",
         *               "name": "Standard",
         *               "price": {
         *                 "amount": 490,
         *                 "currency": "EUR"
         *               },
         *               "minDays": 2,
         *               "maxDays": 4,
         *               "pickupPoint": null
         *             }
         *           ]
         *         }
         *       ],
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "notApplied": [],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 490,
         *           "currency": "EUR"
         *         },
         *         "fulfillmentDiscount": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxAdded": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxRelieved": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2636,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16510,
         *           "currency": "EUR"
         *         }
         *       },
         *       "isComplete": true
         *     }
         */
        ShippingEstimate: {
            /** @description What each seller sends; empty where nothing is shipped. */
            packages: components["schemas"]["EstimatedPackage"][];
            discounts: components["schemas"]["Discount"][];
            notApplied: components["schemas"]["NotApplied"][];
            /** @description Nothing is promised by them: a checkout does. */
            totals: {
                subtotal: components["schemas"]["Money"] & unknown;
                discount: components["schemas"]["Money"] & unknown;
                fulfillment: components["schemas"]["Money"] & unknown;
                fulfillmentDiscount: components["schemas"]["Money"] & unknown;
                taxAdded: components["schemas"]["Money"] & unknown;
                taxRelieved: components["schemas"]["Money"] & unknown;
                tax: components["schemas"]["Money"] & unknown;
                total: components["schemas"]["Money"];
            };
            /** @description False: shipping of a package is missing in the total. */
            isComplete: boolean;
        };
        /**
         * @example {
         *       "id": "shp_01h455vb4pex5vsknk084sn02q",
         *       "name": "Standard",
         *       "description": "Tracked parcel",
         *       "price": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "isPriceFrom": false,
         *       "freeFrom": {
         *         "amount": 8000,
         *         "currency": "EUR"
         *       },
         *       "freeFromOf": "cart",
         *       "sellerId": null,
         *       "pickupPoint": null,
         *       "minDays": 2,
         *       "maxDays": 4
         *     }
         */
        ShippingMethod: {
            /**
             * @description Id of a shipping method.
             * @example shp_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            name: string;
            description: string;
            price: components["schemas"]["Money"] & unknown;
            /** @description True: what it costs depends on the package, and `price` is the least. */
            isPriceFrom: boolean;
            /** @description Goods worth this or more ship for nothing; null: never. */
            freeFrom: components["schemas"]["Money"] | null;
            /**
             * @description Which goods `freeFrom` counts, after discounts: all of the cart, or the package's own.
             * @enum {string}
             */
            freeFromOf: "cart" | "package";
            /** @description Whose packages go by it; null: those of every seller. */
            sellerId: string | null;
            /** @description Where it is picked up; null: it is brought to the address. */
            pickupPoint: components["schemas"]["PickupPoint"] | null;
            /**
             * Format: int64
             * @description Working days until arrival, at the least.
             */
            minDays: number;
            /**
             * Format: int64
             * @description Working days until arrival, at the most.
             */
            maxDays: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "shp_01h455vb4pex5vsknk084sn02q",
         *           "name": "Standard",
         *           "description": "Tracked parcel",
         *           "price": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           },
         *           "isPriceFrom": false,
         *           "freeFrom": {
         *             "amount": 8000,
         *             "currency": "EUR"
         *           },
         *           "freeFromOf": "cart",
         *           "sellerId": null,
         *           "pickupPoint": null,
         *           "minDays": 2,
         *           "maxDays": 4
         *         }
         *       ]
         *     }
         */
        ShippingMethodList: {
            items: components["schemas"]["ShippingMethod"][];
        };
        /**
         * @example {
         *       "shippingMethodId": "shp_01h455vb4pex5vsknk084sn02q",
         *       "name": "Standard",
         *       "price": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "minDays": 2,
         *       "maxDays": 4,
         *       "pickupPoint": null
         *     }
         */
        ShippingOption: {
            /**
             * @description Id of a shipping method.
             * @example shp_01h455vb4pex5vsknk084sn02q
             */
            shippingMethodId: string;
            name: string;
            price: components["schemas"]["Money"] & unknown;
            /**
             * Format: int64
             * @description Working days until arrival, at the least.
             */
            minDays: number;
            /**
             * Format: int64
             * @description Working days until arrival, at the most.
             */
            maxDays: number;
            /** @description Where it is picked up; null: it is brought to the address. */
            pickupPoint: components["schemas"]["PickupPoint"] | null;
        };
        /**
         * @example {
         *       "country": "DE",
         *       "region": null,
         *       "postalCodePrefix": null
         *     }
         */
        ShippingPlace: {
            /**
             * @description ISO 3166-1 alpha-2.
             * @example DE
             */
            country: string;
            /** @description Null: all of them. */
            region: string | null;
            /** @description Null: all of them. */
            postalCodePrefix: string | null;
        };
        /**
         * @example {
         *       "country": "DE"
         *     }
         */
        ShippingPlaceInput: {
            /**
             * @description ISO 3166-1 alpha-2.
             * @example DE
             */
            country: string;
            /**
             * @description Null: all of them.
             * @default null
             */
            region?: string | null;
            /**
             * @description Null: all of them.
             * @default null
             */
            postalCodePrefix?: string | null;
        };
        /**
         * @example {
         *       "id": "shr_01h455vb4pex5vsknk084sn02q",
         *       "weightGrams": {
         *         "from": 0,
         *         "below": 31500
         *       },
         *       "amount": {
         *         "from": 0,
         *         "below": null
         *       },
         *       "quantity": {
         *         "from": 0,
         *         "below": null
         *       },
         *       "volumeCubicCentimeters": {
         *         "from": 0,
         *         "below": null
         *       },
         *       "longestMillimeters": {
         *         "from": 0,
         *         "below": 1200
         *       },
         *       "baseAmount": 490,
         *       "pieceAmount": 0,
         *       "kilogramAmount": 50
         *     }
         */
        ShippingRate: {
            /**
             * @description Id of a shipping rate.
             * @example shr_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            weightGrams: components["schemas"]["ShippingBand"];
            amount: components["schemas"]["ShippingBand"] & unknown;
            quantity: components["schemas"]["ShippingBand"] & unknown;
            volumeCubicCentimeters: components["schemas"]["ShippingBand"] & unknown;
            longestMillimeters: components["schemas"]["ShippingBand"] & unknown;
            /**
             * Format: int32
             * @description Integer minor units.
             */
            baseAmount: number;
            /**
             * Format: int32
             * @description For each piece, on top.
             */
            pieceAmount: number;
            /**
             * Format: int32
             * @description For each kilogram begun, on top.
             */
            kilogramAmount: number;
        };
        /**
         * @example {
         *       "weightGrams": {
         *         "from": 2000,
         *         "below": 31500
         *       },
         *       "baseAmount": 690,
         *       "kilogramAmount": 50
         *     }
         */
        ShippingRateInput: {
            /**
             * @description Of a rate the method has, so that it stays this one; none for a new rate.
             * @example shr_01h455vb4pex5vsknk084sn02q
             */
            id?: string;
            weightGrams?: components["schemas"]["ShippingBand"] & unknown;
            amount?: components["schemas"]["ShippingBand"] & unknown;
            quantity?: components["schemas"]["ShippingBand"] & unknown;
            volumeCubicCentimeters?: components["schemas"]["ShippingBand"] & unknown;
            longestMillimeters?: components["schemas"]["ShippingBand"] & unknown;
            /**
             * Format: int32
             * @description Integer minor units.
             */
            baseAmount: number;
            /**
             * Format: int32
             * @description For each piece, on top.
             * @default 0
             */
            pieceAmount?: number;
            /**
             * Format: int32
             * @description For each kilogram begun, on top.
             * @default 0
             */
            kilogramAmount?: number;
        };
        /**
         * @example {
         *       "kind": "free"
         *     }
         */
        ShippingReduction: components["schemas"]["PercentOff"] | components["schemas"]["AmountOff"] | components["schemas"]["FreeShippingOff"] | components["schemas"]["FixedShippingPrice"];
        /**
         * @example {
         *       "keys": [
         *         {
         *           "kty": "EC",
         *           "crv": "P-256",
         *           "x": "cdqOsNfyaTKEYLQmPJYNdf31X4Kc7dYjS8K2xz8T9ho",
         *           "y": "-5RqdyZgvkVi6qkJxWaxaeQ1NLAkn0w577funtiRbw8",
         *           "kid": "2026-11",
         *           "use": "sig",
         *           "alg": "ES256"
         *         }
         *       ]
         *     }
         */
        SigningKeys: {
            keys: {
                /** @enum {string} */
                kty: "EC";
                /** @enum {string} */
                crv: "P-256";
                x: string;
                y: string;
                kid: string;
                /** @enum {string} */
                use: "sig";
                /** @enum {string} */
                alg: "ES256";
            }[];
        };
        /**
         * @example {
         *       "id": "cus_01h455vb4pex5vsknk084sn02q",
         *       "status": "active",
         *       "email": "ada@example.com",
         *       "fullName": "Ada Lovelace",
         *       "phone": null,
         *       "locale": "en-DE",
         *       "groups": [
         *         {
         *           "id": "grp_01h455vb4pex5vsknk084sn02q",
         *           "name": "Trade customers"
         *         }
         *       ],
         *       "metadata": {},
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        StaffCustomer: {
            /**
             * @description Id of a customer.
             * @example cus_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description `suspended`: cannot sign in. `erased`: only the id is left, for the books.
             * @enum {string}
             */
            status: "active" | "suspended" | "erased";
            /** @description Null when erased. */
            email: string | null;
            fullName: string;
            phone: string | null;
            locale: string;
            /** @description The groups it is in, by name; of more than fifty, the first. `listCustomerGroupMembers` knows all. */
            groups: {
                /**
                 * @description Id of a customer group.
                 * @example grp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            }[];
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "id": "inv_01h455vb4pex5vsknk084sn02q",
         *       "email": "noor@example.com",
         *       "role": {
         *         "id": "role_01h455vb4pex5vsknk084sn02q",
         *         "name": "fulfillment"
         *       },
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": "2026-11-29T09:30:00.000Z"
         *     }
         */
        StaffInvitation: {
            /**
             * @description Id of a staff invitation.
             * @example inv_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            email: string;
            role: {
                /**
                 * @description Id of a staff role.
                 * @example role_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "inv_01h455vb4pex5vsknk084sn02q",
         *           "email": "noor@example.com",
         *           "role": {
         *             "id": "role_01h455vb4pex5vsknk084sn02q",
         *             "name": "fulfillment"
         *           },
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "expiresAt": "2026-11-29T09:30:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        StaffInvitationList: {
            items: components["schemas"]["StaffInvitation"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "stf_01h455vb4pex5vsknk084sn02q",
         *       "name": "Mira Sand",
         *       "email": "mira@example.com",
         *       "role": {
         *         "id": "role_01h455vb4pex5vsknk084sn02q",
         *         "name": "manager",
         *         "isOwner": false
         *       },
         *       "secondFactorSetUp": true,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "version": 1
         *     }
         */
        StaffMember: {
            /**
             * @description Id of a staff account.
             * @example stf_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            name: string;
            email: string;
            role: {
                /**
                 * @description Id of a staff role.
                 * @example role_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                isOwner: boolean;
            };
            secondFactorSetUp: boolean;
            /**
             * Format: date-time
             * @description Since when the person works here.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "stf_01h455vb4pex5vsknk084sn02q",
         *           "name": "Mira Sand",
         *           "email": "mira@example.com",
         *           "role": {
         *             "id": "role_01h455vb4pex5vsknk084sn02q",
         *             "name": "manager",
         *             "isOwner": false
         *           },
         *           "secondFactorSetUp": true,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "version": 1
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        StaffMemberList: {
            items: components["schemas"]["StaffMember"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "role_01h455vb4pex5vsknk084sn02q",
         *       "name": "Packers",
         *       "permissions": [
         *         "orders:read",
         *         "orders:fulfill"
         *       ],
         *       "isOwner": false,
         *       "builtIn": false,
         *       "version": 1
         *     }
         */
        StaffRole: {
            /**
             * @description Id of a staff role.
             * @example role_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            name: string;
            permissions: ("orders:read" | "orders:fulfill" | "customers:read" | "customers:write" | "customers:erase" | "sellers:read" | "sellers:write" | "store:read" | "store:write" | "catalog:write" | "prices:read" | "prices:write" | "domains:write" | "keys:read" | "keys:write" | "secrets:write" | "webhooks:read" | "webhooks:write" | "jobs:manage" | "staff:read" | "staff:write" | "audit:read" | "store:export" | "store:delete")[];
            /** @description May do everything. */
            isOwner: boolean;
            /** @description Every store has it, as it is. */
            builtIn: boolean;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "role": {
         *             "id": "role_01h455vb4pex5vsknk084sn02q",
         *             "name": "Packers",
         *             "permissions": [
         *               "orders:read",
         *               "orders:fulfill"
         *             ],
         *             "isOwner": false,
         *             "builtIn": false,
         *             "version": 1
         *           },
         *           "memberCount": 2
         *         }
         *       ]
         *     }
         */
        StaffRoleList: {
            items: {
                role: components["schemas"]["StaffRole"];
                /**
                 * Format: int64
                 * @description How many members have it.
                 */
                memberCount: number;
            }[];
        };
        /**
         * @example {
         *       "token": "st_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ",
         *       "staff": {
         *         "id": "stf_01h455vb4pex5vsknk084sn02q",
         *         "name": "Mira Sand",
         *         "email": "mira@example.com"
         *       },
         *       "storeId": "store_01h455vb4pex5vsknk084sn02q",
         *       "role": {
         *         "id": "role_01h455vb4pex5vsknk084sn02q",
         *         "name": "manager",
         *         "isOwner": false
         *       },
         *       "permissions": [
         *         "orders:read",
         *         "orders:fulfill"
         *       ],
         *       "secondFactor": "not_set_up",
         *       "expiresAt": "2026-11-22T21:30:00.000Z"
         *     }
         */
        StaffSession: {
            /** @description Send it as `Authorization: Bearer …`. Shown once. */
            token: string;
            staff: {
                /**
                 * @description Id of a staff account.
                 * @example stf_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                email: string;
            };
            /**
             * @description Id of a store.
             * @example store_01h455vb4pex5vsknk084sn02q
             */
            storeId: string;
            role: {
                /**
                 * @description Id of a staff role.
                 * @example role_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                /** @description May do everything. */
                isOwner: boolean;
            };
            permissions: ("orders:read" | "orders:fulfill" | "customers:read" | "customers:write" | "customers:erase" | "sellers:read" | "sellers:write" | "store:read" | "store:write" | "catalog:write" | "prices:read" | "prices:write" | "domains:write" | "keys:read" | "keys:write" | "secrets:write" | "webhooks:read" | "webhooks:write" | "jobs:manage" | "staff:read" | "staff:write" | "audit:read" | "store:export" | "store:delete")[];
            /**
             * @description `not_set_up`: owners and whoever needs sensitive permissions begin with `startSecondFactor`. `required`: show a code with `verifySecondFactor` first. `done`: this session has shown it.
             * @enum {string}
             */
            secondFactor: "not_set_up" | "required" | "done";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "password": "four random words, one after another"
         *     }
         */
        StartCustomerSecondFactor: {
            /** @description Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
            password?: string;
        };
        /**
         * @example {
         *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
         *       "otpauthUri": "otpauth://totp/Northlight:ada%40example.com?issuer=Northlight&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30"
         *     }
         */
        StartedCustomerSecondFactor: {
            /** @description Base32, to be typed in where no camera is. Shown this once. */
            secret: string;
            /** @description The same for a QR code: SHA-1, 6 digits, 30 s (RFC 6238). */
            otpauthUri: string;
        };
        /**
         * @example {
         *       "authorizationUrl": "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=…",
         *       "signInToken": "8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u",
         *       "expiresAt": "2026-11-22T09:40:00.000Z"
         *     }
         */
        StartedProviderSignIn: {
            /** @description Send the browser there. */
            authorizationUrl: string;
            /** @description Keep it in this browser, such as in a cookie of the page, and send it when the browser is back: it proves that the same browser began. Never put it into an address. */
            signInToken: string;
            /**
             * Format: date-time
             * @description Ten minutes from now.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "password": "four random words, one after another"
         *     }
         */
        StartPasskeyRegistration: {
            /** @description Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
            password?: string;
            /**
             * @description Of the page that asks: one of the store's own. A passkey works on pages of the same host only. The store's first, if absent.
             * @example https://shop.example.com
             */
            origin?: string;
        };
        /**
         * @example {
         *       "provider": "google",
         *       "redirectUri": "https://shop.example.com/account/provider",
         *       "password": "four random words, one after another"
         *     }
         */
        StartProviderLink: {
            /** @example google */
            provider: string;
            /**
             * Format: uri
             * @description Where the provider sends the browser back to: a page of the store's own, without query, as it is registered there.
             * @example https://shop.example.com/account/provider
             */
            redirectUri: string;
            /** @description Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
            password?: string;
        };
        /**
         * @example {
         *       "provider": "google",
         *       "redirectUri": "https://shop.example.com/account/provider"
         *     }
         */
        StartProviderSignIn: {
            /** @example google */
            provider: string;
            /**
             * Format: uri
             * @description Where the provider sends the browser back to: a page of the store's own, without query, as it is registered there.
             * @example https://shop.example.com/account/provider
             */
            redirectUri: string;
        };
        /**
         * @example {
         *       "password": "quite ordinary umbrella stands"
         *     }
         */
        StartSecondFactor: {
            /** @example quite ordinary umbrella stands */
            password: string;
        };
        /**
         * @description There is more or less of some offers of a product than before.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "stock.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "listing",
         *         "id": "prod_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "productId": "prod_01h455vb4pex5vsknk084sn02q",
         *         "offers": [
         *           {
         *             "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *             "variantId": "var_01h455vb4pex5vsknk084sn02q",
         *             "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *             "available": 3
         *           }
         *         ]
         *       }
         *     }
         */
        StockChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "stock.changed";
            data: {
                /**
                 * @description Id of a product.
                 * @example prod_01h455vb4pex5vsknk084sn02q
                 */
                productId: string;
                /** @description A seller's own only, for a seller. */
                offers: components["schemas"]["StockLevel"][];
            };
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "productId": "prod_01h455vb4pex5vsknk084sn02q",
         *       "productHandle": "stoneware-mug",
         *       "title": "Stoneware mug",
         *       "variantId": "var_01h455vb4pex5vsknk084sn02q",
         *       "variantTitle": "Sand",
         *       "sku": "NL-MUG-01-SA",
         *       "seller": {
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "name": "Northlight"
         *       },
         *       "onHand": 5,
         *       "reserved": 2,
         *       "available": 3,
         *       "status": "low_stock"
         *     }
         */
        StockItem: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * @description Id of a product.
             * @example prod_01h455vb4pex5vsknk084sn02q
             */
            productId: string;
            productHandle: string;
            /** @description Of the product. */
            title: string;
            /**
             * @description Id of a variant.
             * @example var_01h455vb4pex5vsknk084sn02q
             */
            variantId: string;
            /** @description Its option values, such as `Brass / Large`; empty for the only variant. */
            variantTitle: string;
            sku: string | null;
            seller: {
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            };
            /**
             * Format: int64
             * @description Pieces in stock, those set aside included.
             */
            onHand: number;
            /**
             * Format: int64
             * @description Pieces set aside for buyers who are about to pay.
             */
            reserved: number;
            /** @description Pieces that can still be bought: on hand less those set aside. Null: as many as one likes. */
            available: number | null;
            /**
             * @description `low_stock`: five or fewer. Clients must accept new values.
             * @enum {string}
             */
            status: "out_of_stock" | "low_stock" | "in_stock";
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "variantId": "var_01h455vb4pex5vsknk084sn02q",
         *       "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *       "available": 3
         *     }
         */
        StockLevel: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * @description Id of a variant.
             * @example var_01h455vb4pex5vsknk084sn02q
             */
            variantId: string;
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId: string;
            /**
             * @description Pieces that can still be bought: on hand less those set aside. Null: as many as one likes.
             * @example 3
             */
            available: number | null;
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        StockList: {
            items: components["schemas"]["StockItem"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "store_01h455vb4pex5vsknk084sn02q",
         *       "slug": "northlight",
         *       "name": "Northlight",
         *       "tagline": "Things for everyday rooms",
         *       "currency": "EUR",
         *       "locale": "en-DE",
         *       "locales": [
         *         "en-DE",
         *         "de-DE"
         *       ],
         *       "countries": [
         *         "DE",
         *         "AT"
         *       ],
         *       "taxBasisPoints": 1900,
         *       "pricesIncludeTax": true,
         *       "timeZone": "Europe/Berlin",
         *       "currencies": [
         *         "CHF"
         *       ]
         *     }
         */
        Store: {
            /**
             * @description Id of a store.
             * @example store_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Short name, unique in this installation. */
            slug: string;
            name: string;
            tagline: string;
            /** @description ISO 4217 code of the prices of its offers. */
            currency: string;
            /** @description BCP 47 tag for formatting prices and dates. */
            locale: string;
            /** @description Languages its customers may choose for their mails, as BCP 47 tags. */
            locales: string[];
            /** @description Where it ships to. */
            countries: string[];
            /**
             * Format: int64
             * @description Tax of most goods, in hundredths of a percent: 1900 is 19 %. Others, and other places, may have rates of their own.
             */
            taxBasisPoints: number;
            /** @description Whether prices contain the tax; in some countries it may be the other way. */
            pricesIncludeTax: boolean;
            /** @description IANA name of the time zone by whose clocks its offers begin and end. */
            timeZone: string;
            /** @description ISO 4217 codes of the other currencies that carts may be in. */
            currencies: string[];
        };
        /**
         * @description Settings of the store changed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "store.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "store",
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "fields": [
         *           "name"
         *         ]
         *       }
         *     }
         */
        StoreChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "store.changed";
            data: {
                /**
                 * @description Names of what changed, never what it says.
                 * @example [
                 *       "fullName"
                 *     ]
                 */
                fields: string[];
            };
        };
        /**
         * @example {
         *       "now": "2026-11-23T09:30:00.000Z",
         *       "offsetSeconds": 86400,
         *       "version": 2
         *     }
         */
        StoreClock: {
            /**
             * Format: date-time
             * @description What the clock of this store says.
             * @example 2026-11-22T09:30:00.000Z
             */
            now: string;
            /** Format: int64 */
            offsetSeconds: number;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @description The store is open again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "store.reopened",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "store",
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        StoreReopenedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "store.reopened";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "name": "mail.password",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        StoreSecret: {
            name: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "name": "mail.password",
         *           "updatedAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        StoreSecretList: {
            items: components["schemas"]["StoreSecret"][];
        };
        /**
         * @example {
         *       "id": "store_01h455vb4pex5vsknk084sn02q",
         *       "slug": "northlight",
         *       "name": "Northlight",
         *       "tagline": "Things for everyday rooms",
         *       "status": "open",
         *       "currency": "EUR",
         *       "locale": "en-DE",
         *       "locales": [
         *         "en-DE",
         *         "de-DE"
         *       ],
         *       "countries": [
         *         "DE",
         *         "AT"
         *       ],
         *       "taxBasisPoints": 1900,
         *       "pricesIncludeTax": true,
         *       "taxExceptionCountries": [
         *         "CH"
         *       ],
         *       "taxOnShipping": "own-class",
         *       "reverseChargeCountry": "DE",
         *       "timeZone": "Europe/Berlin",
         *       "currencies": [
         *         "CHF"
         *       ],
         *       "supportEmail": "help@northlight.example",
         *       "origins": [
         *         "https://northlight.example"
         *       ],
         *       "twinOf": null,
         *       "twinId": null,
         *       "clockOffsetSeconds": 0,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z",
         *       "version": 1
         *     }
         */
        StoreSettings: {
            /**
             * @description Id of a store.
             * @example store_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            slug: string;
            name: string;
            tagline: string;
            /**
             * @description `suspended`: nobody but its staff gets in.
             * @enum {string}
             */
            status: "open" | "suspended";
            currency: string;
            locale: string;
            /** @description What its customers may choose from. */
            locales: string[];
            countries: string[];
            /**
             * Format: int64
             * @description Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %.
             */
            taxBasisPoints: number;
            /** @description Whether prices contain the tax. */
            pricesIncludeTax: boolean;
            /** @description Where it is the other way round: goods are delivered there. */
            taxExceptionCountries: string[];
            /**
             * @description `own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods.
             * @enum {string}
             */
            taxOnShipping: "own-class" | "as-goods";
            /** @description The member state of the EU where it is registered for VAT; null: it does not know reverse charge. */
            reverseChargeCountry: string | null;
            /** @description IANA name: windows of promotions and price lists are read by its clocks. */
            timeZone: string;
            /** @description ISO 4217 codes, besides its own, of carts it takes. */
            currencies: string[];
            /** @description Where answers to its mails go; null: nowhere. */
            supportEmail: string | null;
            /** @description Its own pages, the main one first. */
            origins: string[];
            /** @description The store whose test twin this is. */
            twinOf: string | null;
            /** @description Its test twin, once it has one. */
            twinId: string | null;
            /**
             * Format: int64
             * @description How far the clock of a test twin is moved; 0 in every other store.
             */
            clockOffsetSeconds: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @description The store is closed for all but its staff.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "store.suspended",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "store",
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        StoreSuspendedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "store.suspended";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "reason": "Orders were paid with stolen cards."
         *     }
         */
        SuspendCustomer: {
            /** @description For the audit log; the customer is not told. */
            reason: string;
        };
        /**
         * @example {
         *       "reason": "Stocktaking until Monday"
         *     }
         */
        SuspendStore: {
            /** @description For the records. */
            reason: string;
        };
        /**
         * @example {
         *       "id": "txe_01h455vb4pex5vsknk084sn02q",
         *       "reference": "Diplomatic mission, certificate 2026/118",
         *       "taxClasses": [],
         *       "countries": [
         *         "DE"
         *       ],
         *       "validFrom": null,
         *       "validUntil": "2028-01-01T00:00:00.000Z",
         *       "createdAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        TaxExemption: {
            /**
             * @description Id of a tax exemption.
             * @example txe_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description The paper that says so, as the explanation of a price names it. */
            reference: string;
            /** @description Only goods of these tax classes; empty: all. */
            taxClasses: string[];
            /** @description Only what is delivered to these countries; empty: wherever. */
            countries: string[];
            /** @description From then on; null: since ever. */
            validFrom: string | null;
            /** @description Until before then; null: for good. */
            validUntil: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "txe_01h455vb4pex5vsknk084sn02q",
         *           "reference": "Diplomatic mission, certificate 2026/118",
         *           "taxClasses": [],
         *           "countries": [
         *             "DE"
         *           ],
         *           "validFrom": null,
         *           "validUntil": "2028-01-01T00:00:00.000Z",
         *           "createdAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        TaxExemptionList: {
            items: components["schemas"]["TaxExemption"][];
        };
        /**
         * @example {
         *       "title": "VAT 19 %",
         *       "partsPerMillion": 190000,
         *       "relief": null,
         *       "amount": {
         *         "amount": 16510,
         *         "currency": "EUR"
         *       },
         *       "tax": {
         *         "amount": 2636,
         *         "currency": "EUR"
         *       }
         *     }
         */
        TaxLine: {
            /** @description Of the rate; null: none is known. */
            title: string | null;
            /**
             * Format: int64
             * @description 190000 is 19 %.
             */
            partsPerMillion: number;
            /** @description Why it is not due; null: it is. */
            relief: {
                /** @description `reverse-charge`: the buyer owes it. `exempt`: a paper says so. Clients must accept new ones. */
                kind: string;
                /** @description The VAT number, or the paper. */
                reference: string | null;
            } | null;
            amount: components["schemas"]["Money"] & unknown;
            tax: components["schemas"]["Money"];
        };
        /**
         * @example {
         *       "id": "txr_01h455vb4pex5vsknk084sn02q",
         *       "title": "USt",
         *       "taxClass": "standard",
         *       "partsPerMillion": 190000,
         *       "validFrom": null,
         *       "validUntil": null,
         *       "createdAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        TaxRate: {
            /**
             * @description Id of a tax rate.
             * @example txr_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            title: string;
            taxClass: string;
            /**
             * Format: int64
             * @description How high: 190000 is 19 %, 88750 is 8.875 %.
             */
            partsPerMillion: number;
            /** @description From then on; null: since ever. */
            validFrom: string | null;
            /** @description Until before then; null: for good. */
            validUntil: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "id": "txz_01h455vb4pex5vsknk084sn02q",
         *       "name": "Germany",
         *       "places": [
         *         {
         *           "country": "DE",
         *           "region": null,
         *           "postalCodePrefix": null
         *         }
         *       ],
         *       "rates": [
         *         {
         *           "id": "txr_01h455vb4pex5vsknk084sn02q",
         *           "title": "USt",
         *           "taxClass": "standard",
         *           "partsPerMillion": 190000,
         *           "validFrom": null,
         *           "validUntil": null,
         *           "createdAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ],
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        TaxZone: {
            /**
             * @description Id of a tax zone.
             * @example txz_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            name: string;
            /** @description No place is in two zones. An address is in the zone that says it most precisely: by the longest beginning of its postal code, then by region, then by country. */
            places: {
                /**
                 * @description ISO 3166-1 alpha-2.
                 * @example DE
                 */
                country: string;
                /** @description A region as addresses write it, such as `CA`; null: all of the country. */
                region: string | null;
                /** @description How its postal codes begin; null: however. */
                postalCodePrefix: string | null;
            }[];
            /** @description By tax class, then by time; also those of the past. */
            rates: components["schemas"]["TaxRate"][];
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "txz_01h455vb4pex5vsknk084sn02q",
         *           "name": "Germany",
         *           "places": [
         *             {
         *               "country": "DE",
         *               "region": null,
         *               "postalCodePrefix": null
         *             }
         *           ],
         *           "rates": [
         *             {
         *               "id": "txr_01h455vb4pex5vsknk084sn02q",
         *               "title": "USt",
         *               "taxClass": "standard",
         *               "partsPerMillion": 190000,
         *               "validFrom": null,
         *               "validUntil": null,
         *               "createdAt": "2026-11-22T09:30:00.000Z"
         *             }
         *           ],
         *           "version": 1,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "updatedAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        TaxZoneList: {
            items: components["schemas"]["TaxZone"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "eventId": "evt_01h455vb4pex5vsknk084sn02q",
         *       "delivered": true,
         *       "requestHeaders": {
         *         "content-type": "application/json",
         *         "webhook-id": "evt_01h455vb4pex5vsknk084sn02q",
         *         "webhook-timestamp": "1795339801",
         *         "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="
         *       },
         *       "requestBody": "{\"type\":\"webhook.test\"}",
         *       "replyStatus": 200,
         *       "replyMilliseconds": 48,
         *       "replyBody": "ok",
         *       "error": null
         *     }
         */
        TestedWebhookEndpoint: {
            /**
             * @description Id of an event.
             * @example evt_01h455vb4pex5vsknk084sn02q
             */
            eventId: string;
            /**
             * @description Whether it answered with 2xx.
             * @example true
             */
            delivered: boolean;
            /**
             * @example {
             *       "content-type": "application/json",
             *       "webhook-id": "evt_01h455vb4pex5vsknk084sn02q",
             *       "webhook-timestamp": "1795339801",
             *       "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="
             *     }
             */
            requestHeaders: {
                [key: string]: string;
            };
            /** @example {"type":"webhook.test"} */
            requestBody: string;
            /**
             * @description Null: no reply came.
             * @example 200
             */
            replyStatus: number | null;
            /**
             * @description How long the last attempt took.
             * @example 48
             */
            replyMilliseconds: number | null;
            /**
             * @description The first 8 KiB of it.
             * @example ok
             */
            replyBody: string | null;
            /**
             * @description Why no reply came: such as `timeout`, `connect-failed`, `address-not-allowed`; null when one did.
             * @example timeout
             */
            error: string | null;
        };
        /**
         * @example {
         *       "subtotal": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "discount": {
         *         "amount": 1780,
         *         "currency": "EUR"
         *       },
         *       "fulfillment": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "fulfillmentDiscount": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "taxAdded": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "taxRelieved": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "tax": {
         *         "amount": 2636,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 16510,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Totals: {
            subtotal: components["schemas"]["Money"] & unknown;
            discount: components["schemas"]["Money"] & unknown;
            fulfillment: components["schemas"]["Money"] & unknown;
            fulfillmentDiscount: components["schemas"]["Money"] & unknown;
            taxAdded: components["schemas"]["Money"] & unknown;
            taxRelieved: components["schemas"]["Money"] & unknown;
            tax: components["schemas"]["Money"] & unknown;
            total: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "quantity": 2
         *     }
         */
        TrialLine: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * Format: int32
             * @description Whole pieces.
             * @example 1
             */
            quantity: number;
        };
        /**
         * @description One there might be, in place of `promotionId`.
         * @example {
         *       "title": "10 % off",
         *       "effect": {
         *         "kind": "reduction",
         *         "off": {
         *           "kind": "percent",
         *           "basisPoints": 1000,
         *           "maxAmount": null
         *         }
         *       }
         *     }
         */
        TrialPromotion: {
            /**
             * @description What shoppers read beside the discount.
             * @example Black Friday
             */
            title: string;
            /**
             * @description Only for who enters one of its codes.
             * @default false
             */
            needsCode?: boolean;
            /**
             * Format: int32
             * @description Higher ones come first; among equal ones the older.
             * @default 0
             */
            priority?: number;
            /**
             * @description ISO 4217, one of the store. Every amount of the promotion is in it, and only carts in it have the promotion; null: carts in any, where it names no amount.
             * @default null
             * @example EUR
             */
            currency?: string | null;
            /**
             * @description From this moment on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validFrom?: string | null;
            /**
             * @description Until before this moment. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validUntil?: string | null;
            conditions?: components["schemas"]["PromotionConditionsInput"];
            effect: components["schemas"]["PromotionEffectInput"];
            /**
             * @description Goes with no other promotion: it applies when it comes first, and then nothing follows it.
             * @default false
             */
            isExclusive?: boolean;
            /**
             * @description Of the promotions with the same name here, one applies; null: of none.
             * @default null
             * @example seasonal
             */
            exclusionGroup?: string | null;
            /**
             * Format: int32
             * @description What of its cost the sellers bear, each for their own goods: 5,000 is half. The platform bears the rest.
             * @default 0
             */
            sellerShareBasisPoints?: number;
            /**
             * @description So many orders may have it in all; null: without limit.
             * @default null
             */
            usesMax?: number | null;
            /**
             * @description So many orders of one customer, or of one e-mail address, may have it; null: without limit. Counted from when it is set.
             * @default null
             */
            usesPerCustomer?: number | null;
        };
        /**
         * @example {
         *       "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *       "lineItems": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "quantity": 2
         *         }
         *       ]
         *     }
         */
        TryPromotion: {
            /**
             * @description One there is, in whatever state.
             * @example prm_01h455vb4pex5vsknk084sn02q
             */
            promotionId?: string;
            promotion?: components["schemas"]["TrialPromotion"];
            /**
             * @description A cart there is.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            cartId?: string;
            /** @description What a cart might hold, in place of `cartId`. */
            lineItems?: components["schemas"]["TrialLine"][];
            /**
             * @description Of the cart that might be.
             * @example EUR
             */
            currency?: string;
            /**
             * @description Whose the cart might be.
             * @example cus_01h455vb4pex5vsknk084sn02q
             */
            customerId?: string;
            /**
             * @description Entered in the cart that might be; that of the promotion needs not be.
             * @default []
             */
            codes?: string[];
            /** @description Where it would go: then shipping (what costs least) and tax count, too. */
            destination?: {
                /**
                 * @description ISO 3166-1 alpha-2.
                 * @example DE
                 */
                country: string;
                /**
                 * @description As addresses write it, where shipping or tax depend on it.
                 * @example BE
                 */
                region?: string;
                /** @example 10119 */
                postalCode?: string;
            };
            /**
             * Format: date-time
             * @description As of when; left out: now.
             * @example 2026-11-27T10:00:00Z
             */
            at?: string;
        };
        /**
         * @example {
         *       "name": "Mira Sand"
         *     }
         */
        UpdateAccount: {
            /** @example Mira Sand */
            name?: string;
        };
        /**
         * @example {
         *       "fullName": "Ada, Countess of Lovelace",
         *       "phone": "+44 20 7946 0018"
         *     }
         */
        UpdateCustomer: {
            /** @example Ada Lovelace */
            fullName?: string;
            phone?: string | null;
            /**
             * @description BCP 47; one of the store's `locales`. The store's own, if absent.
             * @example en-DE
             */
            locale?: string;
            /**
             * @description Replaces all that was there.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /**
         * @example {
         *       "label": "Work",
         *       "isDefault": true
         *     }
         */
        UpdateCustomerAddress: {
            /**
             * @description The customer's own word for it.
             * @example Home
             */
            label?: string;
            /** @description True takes it from the one that is now. */
            isDefault?: boolean;
            address?: components["schemas"]["PostalAddress"] & unknown;
        };
        /**
         * @example {
         *       "name": "Regulars of the shop"
         *     }
         */
        UpdateCustomerGroup: {
            /**
             * @description Unique in the store.
             * @example regulars
             */
            handle?: string;
            /** @example Regulars */
            name?: string;
        };
        /**
         * @example {
         *       "enabled": false
         *     }
         */
        UpdateIdentityProvider: {
            /** @example Google */
            name?: string;
            /** @example 1040128-example.apps.googleusercontent.com */
            clientId?: string;
            /**
             * @description Kept encrypted and never read back.
             * @example GOCSPX-example
             */
            clientSecret?: string;
            enabled?: boolean;
        };
        /**
         * @example {
         *       "name": "Warehouse Berlin",
         *       "scopes": [
         *         "orders:read"
         *       ]
         *     }
         */
        UpdateKey: {
            /**
             * @description What it is for, in your words.
             * @example Warehouse
             */
            name?: string;
            /** @description What it may do: only what you may do yourself. */
            scopes?: ("orders:read" | "orders:fulfill" | "customers:read" | "customers:write" | "sellers:read" | "sellers:write" | "store:read" | "store:write" | "catalog:write" | "prices:read" | "prices:write" | "keys:read" | "webhooks:read" | "jobs:manage" | "staff:read" | "audit:read")[];
            /** @description Pages that may use it; empty: any page. */
            allowedOrigins?: string[];
            /**
             * @description Networks from which this may be used.
             * @example [
             *       "203.0.113.0/24",
             *       "2001:db8::/32"
             *     ]
             */
            networks?: string[];
        };
        /**
         * @example {
         *       "validUntil": "2027-02-01T00:00:00"
         *     }
         */
        UpdatePriceList: {
            /**
             * @description As the explanation of a price names it.
             * @example Wholesale
             */
            title?: string;
            /**
             * @description `sale`: never raises what an offer costs; `override`: stands whatever it costs. In a currency other than that of the offers both are the same.
             * @enum {string}
             */
            kind?: "sale" | "override";
            /**
             * Format: int32
             * @description Of several lists with a price for an offer, the one with the highest priority counts; among equal ones the lower price.
             */
            priority?: number;
            /** @description Only for customers in one of these groups; empty: for everybody. */
            customerGroupIds?: string[];
            /**
             * @description Counts from then on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validFrom?: string | null;
            /**
             * @description Counts until before then. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validUntil?: string | null;
            /**
             * @description A disabled list counts for nobody.
             * @enum {string}
             */
            status?: "active" | "disabled";
        };
        /**
         * @example {
         *       "taxClass": "reduced"
         *     }
         */
        UpdateProductFacts: {
            /**
             * @description `gift_wrap`: bought with other goods; shoppers neither find it nor open a page of it.
             * @enum {string}
             */
            kind?: "goods" | "gift_wrap";
            /**
             * @description Which rates of tax are due on it: a word of your own, as tax rates have it.
             * @example standard
             */
            taxClass?: string;
            /** @description False: no promotion lowers its price, as it should be with what is worth money. */
            isDiscountable?: boolean;
        };
        /**
         * @example {
         *       "title": "Black Week",
         *       "validUntil": "2026-12-01T00:00:00"
         *     }
         */
        UpdatePromotion: {
            /**
             * @description What shoppers read beside the discount.
             * @example Black Friday
             */
            title?: string;
            /** @description Only for who enters one of its codes. */
            needsCode?: boolean;
            /**
             * Format: int32
             * @description Higher ones come first; among equal ones the older.
             */
            priority?: number;
            /**
             * @description ISO 4217, one of the store. Every amount of the promotion is in it, and only carts in it have the promotion; null: carts in any, where it names no amount.
             * @example EUR
             */
            currency?: string | null;
            /**
             * @description From this moment on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validFrom?: string | null;
            /**
             * @description Until before this moment. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.
             * @example 2026-11-27T00:00:00
             */
            validUntil?: string | null;
            conditions?: components["schemas"]["PromotionConditionsInput"];
            effect?: components["schemas"]["PromotionEffectInput"];
            /** @description Goes with no other promotion: it applies when it comes first, and then nothing follows it. */
            isExclusive?: boolean;
            /**
             * @description Of the promotions with the same name here, one applies; null: of none.
             * @example seasonal
             */
            exclusionGroup?: string | null;
            /**
             * Format: int32
             * @description What of its cost the sellers bear, each for their own goods: 5,000 is half. The platform bears the rest.
             */
            sellerShareBasisPoints?: number;
            /** @description So many orders may have it in all; null: without limit. */
            usesMax?: number | null;
            /** @description So many orders of one customer, or of one e-mail address, may have it; null: without limit. Counted from when it is set. */
            usesPerCustomer?: number | null;
        };
        /**
         * @example {
         *       "permissions": [
         *         "orders:read"
         *       ]
         *     }
         */
        UpdateRole: {
            /** @example Packers */
            name?: string;
            /**
             * @description Only such as you have yourself.
             * @example [
             *       "orders:read",
             *       "orders:fulfill"
             *     ]
             */
            permissions?: ("orders:read" | "orders:fulfill" | "customers:read" | "customers:write" | "customers:erase" | "sellers:read" | "sellers:write" | "store:read" | "store:write" | "catalog:write" | "prices:read" | "prices:write" | "domains:write" | "keys:read" | "keys:write" | "secrets:write" | "webhooks:read" | "webhooks:write" | "jobs:manage" | "staff:read" | "staff:write" | "audit:read" | "store:export" | "store:delete")[];
        };
        /**
         * @example {
         *       "name": "Warehouse Berlin"
         *     }
         */
        UpdateSellerKey: {
            /**
             * @description What it is for, in your words.
             * @example Warehouse
             */
            name?: string;
            /** @description What it may do: only what you may do yourself. */
            scopes?: ("seller-profile:read" | "seller-orders:read" | "seller-orders:fulfill" | "seller-offers:read" | "seller-profile:write")[];
            /**
             * @description Networks from which this may be used.
             * @example [
             *       "203.0.113.0/24",
             *       "2001:db8::/32"
             *     ]
             */
            networks?: string[];
        };
        /**
         * @example {
         *       "permissions": [
         *         "seller-orders:read"
         *       ]
         *     }
         */
        UpdateSellerMember: {
            isOwner?: boolean;
            /**
             * @description What the member may do.
             * @example [
             *       "seller-orders:read"
             *     ]
             */
            permissions?: ("seller-profile:read" | "seller-orders:read" | "seller-orders:fulfill" | "seller-offers:read" | "seller-profile:write" | "seller-members:write" | "seller-keys:write" | "seller-webhooks:write")[];
        };
        /**
         * @example {
         *       "description": "Stoneware from our own kiln."
         *     }
         */
        UpdateSellerProfile: {
            name?: string;
            description?: string;
            website?: string | null;
        };
        /**
         * @example {
         *       "priceAmount": 890,
         *       "position": 1
         *     }
         */
        UpdateShippingMethod: {
            /**
             * @description Your own short name of it.
             * @example courier
             */
            handle?: string;
            /** @example Courier */
            name?: string;
            /** @example By bike, by noon */
            description?: string;
            /**
             * Format: int32
             * @description What a package costs where there are no rates. Integer minor units.
             */
            priceAmount?: number;
            /**
             * @description Goods worth this or more ship for nothing; null: never.
             * @example 8000
             */
            freeFromAmount?: number | null;
            /** Format: int32 */
            minDays?: number;
            /** Format: int32 */
            maxDays?: number;
            /**
             * @description A disabled one is offered to nobody; quotes and orders made with it keep it.
             * @enum {string}
             */
            status?: "active" | "disabled";
            /**
             * @description Whose packages go by it; null: those of every seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId?: string | null;
            /** @description The first that fits a package is what it costs; a package that none fits does not go by it. Empty: `priceAmount`. Replaced as a whole. */
            rates?: components["schemas"]["ShippingRateInput"][];
            /** @description Where it delivers to. Empty: wherever the store ships to. Replaced as a whole. */
            places?: components["schemas"]["ShippingPlaceInput"][];
            /**
             * @description Which goods `freeFrom` counts, after discounts: all of the cart, or the package's own.
             * @enum {string}
             */
            freeFromOf?: "cart" | "package";
            /**
             * @description Which rates of tax are due on it: a word of your own, as tax rates have it.
             * @example standard
             */
            taxClass?: string;
            /** @description Where it is picked up; null: it is brought to the address. */
            pickupPoint?: components["schemas"]["PickupPoint"] | null;
            /**
             * Format: int32
             * @description Lower comes first.
             */
            position?: number;
        };
        /**
         * @example {
         *       "roleId": "role_01h455vb4pex5vsknk084sn02q"
         *     }
         */
        UpdateStaffMember: {
            /**
             * @description Id of a staff role.
             * @example role_01h455vb4pex5vsknk084sn02q
             */
            roleId: string;
        };
        /**
         * @example {
         *       "name": "Northlight",
         *       "countries": [
         *         "DE",
         *         "AT",
         *         "NL"
         *       ]
         *     }
         */
        UpdateStoreSettings: {
            /** @example Northlight */
            name?: string;
            /** @example Things for everyday rooms */
            tagline?: string;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency?: string;
            /**
             * @description The language of the store itself.
             * @example en-DE
             */
            locale?: string;
            /** @description What customers may choose from; holds the store's own locale. */
            locales?: string[];
            /** @description Where it ships to. */
            countries?: string[];
            /**
             * Format: int32
             * @description Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %.
             */
            taxBasisPoints?: number;
            /** @description Whether prices of goods and of shipping contain the tax. If so, everybody pays the same price and the tax of the address is taken out of it; if not, it is added. */
            pricesIncludeTax?: boolean;
            /** @description Where it is the other way round: goods are delivered there. */
            taxExceptionCountries?: string[];
            /**
             * @description `own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods it brings.
             * @enum {string}
             */
            taxOnShipping?: "own-class" | "as-goods";
            /** @description The member state of the EU where the store is registered for VAT: businesses of the others then owe the tax themselves. Null: the store does not know reverse charge. */
            reverseChargeCountry?: string | null;
            /**
             * @description IANA name: windows of promotions and price lists are read by its clocks.
             * @example Europe/Berlin
             */
            timeZone?: string;
            /**
             * @description Besides the store's own: what carts may be in, at the prices of price lists in that currency. Once it is taken away, carts in it cannot be bought.
             * @example [
             *       "CHF"
             *     ]
             */
            currencies?: string[];
            /**
             * @description Where answers to its mails go; null: nowhere.
             * @example help@example.com
             */
            supportEmail?: string | null;
        };
        /**
         * @example {
         *       "validUntil": "2027-01-01T00:00:00+01:00"
         *     }
         */
        UpdateTaxRate: {
            /**
             * @description As totals name it to shoppers.
             * @example USt
             */
            title?: string;
            /**
             * @description Which goods: those whose product, or way to ship, has this tax class. Most are `standard`.
             * @example standard
             */
            taxClass?: string;
            /**
             * Format: int32
             * @description How high: 190000 is 19 %, 88750 is 8.875 %.
             * @example 190000
             */
            partsPerMillion?: number;
            /**
             * Format: date-time
             * @description From then on; null: since ever.
             * @example 2027-01-01T00:00:00+01:00
             */
            validFrom?: string | null;
            /**
             * Format: date-time
             * @description Until before then; null: for good.
             * @example 2027-01-01T00:00:00+01:00
             */
            validUntil?: string | null;
        };
        /**
         * @example {
         *       "name": "Germany and its islands"
         *     }
         */
        UpdateTaxZone: {
            /**
             * @description For staff.
             * @example Germany
             */
            name?: string;
            /** @description No place is in two zones. An address is in the zone that says it most precisely: by the longest beginning of its postal code, then by region, then by country. */
            places?: {
                /**
                 * @description ISO 3166-1 alpha-2.
                 * @example DE
                 */
                country: string;
                /**
                 * @description A region as addresses write it, such as `CA`; null: all of the country.
                 * @default null
                 * @example CA
                 */
                region?: string | null;
                /**
                 * @description How its postal codes begin; null: however. Spaces, hyphens and case do not matter.
                 * @default null
                 * @example 90
                 */
                postalCodePrefix?: string | null;
            }[];
        };
        /**
         * @example {
         *       "weightGrams": 380,
         *       "sizeMillimeters": [
         *         120,
         *         90,
         *         95
         *       ]
         *     }
         */
        UpdateVariantFacts: {
            /**
             * @description Of a piece as it is sent; null: not known, and then it weighs nothing for shipping.
             * @example 380
             */
            weightGrams?: number | null;
            /**
             * @description Length, width and height of a piece as it is sent; null: not known, counts as none. At most 90 cubic meters.
             * @example [
             *       120,
             *       90,
             *       95
             *     ]
             */
            sizeMillimeters?: number[] | null;
            /** @description False: a service or a download, in no package. */
            needsShipping?: boolean;
        };
        /**
         * @example {
         *       "description": "Warehouse Berlin"
         *     }
         */
        UpdateWebhookEndpoint: {
            /**
             * Format: uri
             * @description https, on port 443, on the public Internet. Redirects are not followed.
             * @example https://partner.example/webhooks
             */
            url?: string;
            /**
             * @description What it is for, in your words.
             * @example Warehouse
             */
            description?: string;
            /**
             * @description Types of events, `order.*` for all that begin so, `*` for all. Only what you may read yourself is sent.
             * @example [
             *       "order.*"
             *     ]
             */
            events?: string[];
            /**
             * @description Enabled again, it goes on where it stopped.
             * @example true
             */
            enabled?: boolean;
        };
        /**
         * @example {
         *       "id": "prm_01h455vb4pex5vsknk084sn02q",
         *       "title": "Black Friday",
         *       "status": "active",
         *       "needsCode": false,
         *       "priority": 0,
         *       "currency": "EUR",
         *       "validFrom": "2026-11-27T00:00:00",
         *       "validUntil": "2026-11-28T00:00:00",
         *       "conditions": {
         *         "customerGroupIds": [],
         *         "firstOrderOnly": false,
         *         "countries": [],
         *         "goods": {
         *           "offerIds": [],
         *           "variantIds": [],
         *           "productIds": [],
         *           "categoryIds": [],
         *           "sellerIds": [],
         *           "except": null
         *         },
         *         "minQuantity": 1,
         *         "minAmount": 5000
         *       },
         *       "effect": {
         *         "kind": "reduction",
         *         "off": {
         *           "kind": "percent",
         *           "basisPoints": 1000,
         *           "maxAmount": null
         *         },
         *         "on": {
         *           "offerIds": [],
         *           "variantIds": [],
         *           "productIds": [],
         *           "categoryIds": [],
         *           "sellerIds": [],
         *           "except": null
         *         }
         *       },
         *       "isExclusive": false,
         *       "exclusionGroup": null,
         *       "sellerShareBasisPoints": 0,
         *       "usesMax": 1000,
         *       "usesPerCustomer": null,
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z",
         *       "uses": {
         *         "held": 2,
         *         "ordered": 118
         *       },
         *       "codes": 0
         *     }
         */
        UsedPromotion: components["schemas"]["Promotion"] & {
            /** @description How often it is used; both count towards `usesMax`. */
            uses: {
                /**
                 * Format: int64
                 * @description By quotes that may still become orders.
                 */
                held: number;
                /**
                 * Format: int64
                 * @description By orders.
                 */
                ordered: number;
            };
            /**
             * Format: int64
             * @description How many codes it has.
             */
            codes: number;
        };
        /**
         * @example {
         *       "id": "var_01h455vb4pex5vsknk084sn02q",
         *       "title": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "optionValues": [
         *         "Brass"
         *       ],
         *       "media": null,
         *       "weightGrams": 1450,
         *       "offer": {
         *         "id": "off_01h455vb4pex5vsknk084sn02q",
         *         "seller": {
         *           "id": "sel_01h455vb4pex5vsknk084sn02q",
         *           "name": "Northlight"
         *         },
         *         "condition": "new",
         *         "price": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         },
         *         "compareAtPrice": null,
         *         "availability": {
         *           "status": "in_stock",
         *           "quantity": 24
         *         }
         *       }
         *     }
         */
        Variant: {
            /**
             * @description Id of a variant.
             * @example var_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Its option values, such as `Brass / Large`; empty for the only variant. */
            title: string;
            /** @description The seller's own number; not unique. */
            sku: string | null;
            /** @description One per option, in the order of `options`. */
            optionValues: string[];
            /** @description The picture of this variant; null: use those of the product. */
            media: components["schemas"]["Media"] | null;
            weightGrams: number | null;
            /** @description The featured offer: what a buy button adds. Null: nobody sells it now. */
            offer: components["schemas"]["Offer"] | null;
        };
        /**
         * @example {
         *       "id": "var_01h455vb4pex5vsknk084sn02q",
         *       "title": "Sand",
         *       "sku": "NL-MUG-01-SA",
         *       "weightGrams": 380,
         *       "sizeMillimeters": [
         *         120,
         *         90,
         *         95
         *       ],
         *       "needsShipping": true
         *     }
         */
        VariantFacts: {
            /**
             * @description Id of a variant.
             * @example var_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Its option values; empty for the only variant. */
            title: string;
            sku: string | null;
            /** @description Of a piece as it is sent; null: not known, and then it weighs nothing for shipping. */
            weightGrams: number | null;
            /** @description Length, width and height of a piece as it is sent; null: not known, counts as none. */
            sizeMillimeters: number[] | null;
            /** @description False: a service or a download, in no package. */
            needsShipping: boolean;
        };
        /**
         * @example {
         *       "code": "123456"
         *     }
         */
        VerifySecondFactor: {
            /**
             * @description The six digits that the app shows, or a recovery code.
             * @example 123456
             */
            code: string;
        };
        /**
         * @example {
         *       "eventId": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.placed",
         *       "status": "delivered",
         *       "attempts": 1,
         *       "nextAttemptAt": null,
         *       "lastAttemptAt": "2026-11-22T09:30:01.000Z",
         *       "deliveredAt": "2026-11-22T09:30:01.000Z",
         *       "replyStatus": 200,
         *       "replyMilliseconds": 48,
         *       "error": null,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "requestHeaders": {
         *         "content-type": "application/json",
         *         "webhook-id": "evt_01h455vb4pex5vsknk084sn02q",
         *         "webhook-timestamp": "1795339801",
         *         "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="
         *       },
         *       "requestBody": "{\"id\":\"evt_01h455vb4pex5vsknk084sn02q\",\"type\":\"order.placed\"}",
         *       "replyBody": "ok"
         *     }
         */
        WebhookDelivery: {
            /**
             * @description Id of an event.
             * @example evt_01h455vb4pex5vsknk084sn02q
             */
            eventId: string;
            /** @example order.placed */
            type: string;
            /**
             * @description `waiting` for its next attempt, or behind an earlier event of the same thing; `failed` for good after the last one; `discarded` by somebody.
             * @example delivered
             * @enum {string}
             */
            status: "waiting" | "sending" | "delivered" | "failed" | "discarded";
            /**
             * Format: int64
             * @description Attempts that have begun.
             * @example 1
             */
            attempts: number;
            /** @description Null: it is over, being sent, or an earlier event of the same thing goes first. */
            nextAttemptAt: string | null;
            lastAttemptAt: string | null;
            deliveredAt: string | null;
            /**
             * @description Null: no reply came.
             * @example 200
             */
            replyStatus: number | null;
            /**
             * @description How long the last attempt took.
             * @example 48
             */
            replyMilliseconds: number | null;
            /**
             * @description Why no reply came: such as `timeout`, `connect-failed`, `address-not-allowed`; null when one did.
             * @example timeout
             */
            error: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description Of the last attempt; null: there was none.
             * @example {
             *       "content-type": "application/json",
             *       "webhook-id": "evt_01h455vb4pex5vsknk084sn02q",
             *       "webhook-timestamp": "1795339801",
             *       "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="
             *     }
             */
            requestHeaders: {
                [key: string]: string;
            } | null;
            /**
             * @description What is sent, the same every time. Null when you may not read such events.
             * @example {"id":"evt_01h455vb4pex5vsknk084sn02q","type":"order.placed"}
             */
            requestBody: string | null;
            /**
             * @description The first 8 KiB of it.
             * @example ok
             */
            replyBody: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "eventId": "evt_01h455vb4pex5vsknk084sn02q",
         *           "type": "order.placed",
         *           "status": "delivered",
         *           "attempts": 1,
         *           "nextAttemptAt": null,
         *           "lastAttemptAt": "2026-11-22T09:30:01.000Z",
         *           "deliveredAt": "2026-11-22T09:30:01.000Z",
         *           "replyStatus": 200,
         *           "replyMilliseconds": 48,
         *           "error": null,
         *           "createdAt": "2026-11-22T09:30:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        WebhookDeliveryList: {
            items: components["schemas"]["WebhookDeliverySummary"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "eventId": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.placed",
         *       "status": "delivered",
         *       "attempts": 1,
         *       "nextAttemptAt": null,
         *       "lastAttemptAt": "2026-11-22T09:30:01.000Z",
         *       "deliveredAt": "2026-11-22T09:30:01.000Z",
         *       "replyStatus": 200,
         *       "replyMilliseconds": 48,
         *       "error": null,
         *       "createdAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        WebhookDeliverySummary: {
            /**
             * @description Id of an event.
             * @example evt_01h455vb4pex5vsknk084sn02q
             */
            eventId: string;
            /** @example order.placed */
            type: string;
            /**
             * @description `waiting` for its next attempt, or behind an earlier event of the same thing; `failed` for good after the last one; `discarded` by somebody.
             * @example delivered
             * @enum {string}
             */
            status: "waiting" | "sending" | "delivered" | "failed" | "discarded";
            /**
             * Format: int64
             * @description Attempts that have begun.
             * @example 1
             */
            attempts: number;
            /** @description Null: it is over, being sent, or an earlier event of the same thing goes first. */
            nextAttemptAt: string | null;
            lastAttemptAt: string | null;
            deliveredAt: string | null;
            /**
             * @description Null: no reply came.
             * @example 200
             */
            replyStatus: number | null;
            /**
             * @description How long the last attempt took.
             * @example 48
             */
            replyMilliseconds: number | null;
            /**
             * @description Why no reply came: such as `timeout`, `connect-failed`, `address-not-allowed`; null when one did.
             * @example timeout
             */
            error: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "id": "whe_01h455vb4pex5vsknk084sn02q",
         *       "kind": "partner",
         *       "url": "https://partner.example/webhooks",
         *       "description": "Warehouse",
         *       "events": [
         *         "order.*"
         *       ],
         *       "status": "enabled",
         *       "disabledBecause": null,
         *       "secrets": [
         *         {
         *           "scheme": "hmac",
         *           "publicKey": null,
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "endsAt": null
         *         }
         *       ],
         *       "failures": 0,
         *       "waiting": 0,
         *       "failed": 0,
         *       "verifiedAt": "2026-11-22T09:31:00.000Z",
         *       "lastDeliveredAt": "2026-11-22T09:40:00.000Z",
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "version": 2
         *     }
         */
        WebhookEndpoint: {
            /**
             * @description Id of a webhook endpoint.
             * @example whe_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description `edge`: a function of the shop itself, set where it is installed.
             * @example partner
             * @enum {string}
             */
            kind: "partner" | "edge";
            /** @example https://partner.example/webhooks */
            url: string;
            /** @example Warehouse */
            description: string;
            /**
             * @description Types, `order.*` for all that begin so, `*` for all.
             * @example [
             *       "order.*"
             *     ]
             */
            events: string[];
            /**
             * @description `unverified`: its challenge is not answered yet; nothing else is sent there.
             * @example enabled
             * @enum {string}
             */
            status: "unverified" | "enabled" | "disabled";
            /** @description `gone`: it answered 410; `exhausted`: the last try of a delivery failed. */
            disabledBecause: ("by_hand" | "gone" | "exhausted") | null;
            /** @description What deliveries are signed with now, the newest first. */
            secrets: components["schemas"]["WebhookSecret"][];
            /**
             * Format: int64
             * @description Attempts that failed since the last that did not.
             * @example 0
             */
            failures: number;
            /**
             * Format: int32
             * @description Deliveries that wait, counted up to 1000.
             * @example 0
             */
            waiting: number;
            /**
             * Format: int32
             * @description Deliveries that failed for good, counted up to 1000.
             * @example 0
             */
            failed: number;
            verifiedAt: string | null;
            lastDeliveredAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @description Nothing is sent to an endpoint any more.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "webhook_endpoint.disabled",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "webhook_endpoint",
         *         "id": "whe_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "reason": "exhausted"
         *       }
         *     }
         */
        WebhookEndpointDisabledEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "webhook_endpoint.disabled";
            data: {
                /**
                 * @description `gone`: it answered 410; `exhausted`: the last try of a delivery has failed.
                 * @example exhausted
                 * @enum {string}
                 */
                reason: "gone" | "exhausted";
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "whe_01h455vb4pex5vsknk084sn02q",
         *           "kind": "partner",
         *           "url": "https://partner.example/webhooks",
         *           "description": "Warehouse",
         *           "events": [
         *             "order.*"
         *           ],
         *           "status": "enabled",
         *           "disabledBecause": null,
         *           "secrets": [
         *             {
         *               "scheme": "hmac",
         *               "publicKey": null,
         *               "createdAt": "2026-11-22T09:30:00.000Z",
         *               "endsAt": null
         *             }
         *           ],
         *           "failures": 0,
         *           "waiting": 0,
         *           "failed": 0,
         *           "verifiedAt": "2026-11-22T09:31:00.000Z",
         *           "lastDeliveredAt": "2026-11-22T09:40:00.000Z",
         *           "createdAt": "2026-11-22T09:30:00.000Z",
         *           "version": 2
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        WebhookEndpointList: {
            items: components["schemas"]["WebhookEndpoint"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "scheme": "hmac",
         *       "publicKey": null,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "endsAt": null
         *     }
         */
        WebhookSecret: {
            /** @enum {string} */
            scheme: "hmac" | "ed25519";
            /**
             * @description `whpk_…` of ed25519: what verifies; null with hmac.
             * @example null
             */
            publicKey: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /** @description When it stops signing; null: when another takes over. */
            endsAt: string | null;
        };
        /**
         * @description Signed like all others; nothing has happened.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "webhook.test",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "webhook_endpoint",
         *         "id": "whe_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "staff",
         *       "data": {}
         *     }
         */
        WebhookTestEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "webhook.test";
            data: Record<string, never>;
        };
        /**
         * @description Answer 200 with the JSON `{"challenge": …}`, the one that came.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "webhook.verification",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "webhook_endpoint",
         *         "id": "whe_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "staff",
         *       "data": {
         *         "challenge": "n2Jq0cX6n1mG8v4bT3yD7w"
         *       }
         *     }
         */
        WebhookVerificationEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "webhook.verification";
            data: {
                /**
                 * @description To be sent back.
                 * @example n2Jq0cX6n1mG8v4bT3yD7w
                 */
                challenge: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description `*`, or your origin where the publishable key lists the pages that may use it.
         * @example *
         */
        "Access-Control-Allow-Origin": string;
        /**
         * @description What is left of each limit, and the seconds until it is full again (draft-ietf-httpapi-ratelimit-headers).
         * @example "default";r=599;t=60, "key";r=11999;t=60
         */
        RateLimit: string;
        /**
         * @description The limits: `default` of your address, `key` of the API key, `account` of who is signed in.
         * @example "default";q=600;w=60, "key";q=12000;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description Names this request in our logs.
         * @example 019aa1f2-3c4d-7e5f-8a9b-0c1d2e3f4a5b
         */
        "Request-Id": string;
        /**
         * @description Seconds to wait before the next try.
         * @example 30
         */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The store. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
        };
    };
    getStoreSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSettings"];
                };
            };
        };
    };
    updateStoreSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateStoreSettings"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSettings"];
                };
            };
        };
    };
    setStoreOrigins: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetStoreOrigins"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSettings"];
                };
            };
        };
    };
    suspendStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendStore"];
            };
        };
        responses: {
            /** @description The settings, suspended. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSettings"];
                };
            };
        };
    };
    reopenStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings, open. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSettings"];
                };
            };
        };
    };
    moveClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveClock"];
            };
        };
        responses: {
            /** @description What the clock says now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreClock"];
                };
            };
        };
    };
    listSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSecretList"];
                };
            };
        };
    };
    setSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What it is called here. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSecret"];
            };
        };
        responses: {
            /** @description That it is set. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSecret"];
                };
            };
        };
    };
    removeSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What it is called here. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of keys. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKey"];
            };
        };
        responses: {
            /** @description The key and its secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a store key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a store key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a store key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateKey"];
            };
        };
        responses: {
            /** @description The key as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a store key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateKey"];
            };
        };
        responses: {
            /** @description The new key and its secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
        };
    };
    listShippingMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shipping methods. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingMethodList"];
                };
            };
        };
    };
    listShippingMethodsAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shipping methods. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedShippingMethodList"];
                };
            };
        };
    };
    createShippingMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateShippingMethod"];
            };
        };
        responses: {
            /** @description The shipping method. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedShippingMethod"];
                };
            };
        };
    };
    removeShippingMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a shipping method. */
                shippingMethodId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateShippingMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a shipping method. */
                shippingMethodId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateShippingMethod"];
            };
        };
        responses: {
            /** @description The shipping method as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedShippingMethod"];
                };
            };
        };
    };
    listTaxZones: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of zones. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxZoneList"];
                };
            };
        };
    };
    createTaxZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTaxZone"];
            };
        };
        responses: {
            /** @description The new zone. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxZone"];
                };
            };
        };
    };
    getTaxZone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a tax zone. */
                taxZoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The zone. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxZone"];
                };
            };
        };
    };
    removeTaxZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a tax zone. */
                taxZoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The zone is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTaxZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a tax zone. */
                taxZoneId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTaxZone"];
            };
        };
        responses: {
            /** @description The zone as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxZone"];
                };
            };
        };
    };
    addTaxRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a tax zone. */
                taxZoneId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTaxRate"];
            };
        };
        responses: {
            /** @description The zone with its new rate. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxZone"];
                };
            };
        };
    };
    removeTaxRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a tax zone. */
                taxZoneId: string;
                /** @description Id of a tax rate. */
                taxRateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rate is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTaxRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a tax zone. */
                taxZoneId: string;
                /** @description Id of a tax rate. */
                taxRateId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTaxRate"];
            };
        };
        responses: {
            /** @description The zone as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxZone"];
                };
            };
        };
    };
    listTaxExemptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exemptions. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxExemptionList"];
                };
            };
        };
    };
    createTaxExemption: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTaxExemption"];
            };
        };
        responses: {
            /** @description The exemption. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxExemption"];
                };
            };
        };
    };
    removeTaxExemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
                /** @description Id of a tax exemption. */
                taxExemptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exemption is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPriceLists: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of price lists. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceListList"];
                };
            };
        };
    };
    createPriceList: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePriceList"];
            };
        };
        responses: {
            /** @description The new price list. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
        };
    };
    getPriceList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a price list. */
                priceListId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The price list. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
        };
    };
    removePriceList: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a price list. */
                priceListId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The price list is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updatePriceList: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a price list. */
                priceListId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePriceList"];
            };
        };
        responses: {
            /** @description The price list as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
        };
    };
    listPrices: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description Only prices of this offer. */
                offerId?: string;
            };
            header?: never;
            path: {
                /** @description Id of a price list. */
                priceListId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of prices. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPriceList"];
                };
            };
        };
    };
    setPrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a price list. */
                priceListId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPrices"];
            };
        };
        responses: {
            /** @description The price list as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
        };
    };
    removePrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a price list. */
                priceListId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovePrices"];
            };
        };
        responses: {
            /** @description The price list as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
        };
    };
    listPromotions: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description `draft`: not out yet. `active`: applies while its time is. `paused`: does not apply, and nobody is told of it. `ended`: for good. */
                status?: "draft" | "active" | "paused" | "ended";
                /** @description Part of the title, in capitals or not. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of promotions. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionList"];
                };
            };
        };
    };
    createPromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePromotion"];
            };
        };
        responses: {
            /** @description The new promotion. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    getPromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsedPromotion"];
                };
            };
        };
    };
    removePromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updatePromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePromotion"];
            };
        };
        responses: {
            /** @description The promotion as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    pausePromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    resumePromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    endPromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    listPromotionCodes: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description Only codes that were made together. */
                batchId?: string;
                /** @description Only this code, however it is written. */
                code?: string;
            };
            header?: never;
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of codes. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionCodeList"];
                };
            };
        };
    };
    createPromotionCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePromotionCode"];
            };
        };
        responses: {
            /** @description The code. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionCode"];
                };
            };
        };
    };
    createPromotionCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePromotionCodes"];
            };
        };
        responses: {
            /** @description The batch. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeBatch"];
                };
            };
        };
    };
    disablePromotionCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
                /** @description Id of a promotion code. */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionCode"];
                };
            };
        };
    };
    enablePromotionCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a promotion. */
                promotionId: string;
                /** @description Id of a promotion code. */
                codeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionCode"];
                };
            };
        };
    };
    tryPromotion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryPromotion"];
            };
        };
        responses: {
            /** @description The cart without it and with it. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionTrial"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description Words to find in title, brand, category and tags; the last may be unfinished, small typos are forgiven. */
                q?: string;
                /** @description Handle of a category; includes all below it. */
                category?: string;
                /** @description `featured` is the order of the shop; `-price` is dearest first. */
                sort?: "featured" | "price" | "-price" | "newest";
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of cards. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductList"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Handle or id of the product. */
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All categories. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
        };
    };
    listStock: {
        parameters: {
            query?: {
                /** @description Beginning of a product's title or of a SKU; upper and lower case are alike. */
                q?: string;
                /** @description Only offers of which there is so much. */
                status?: "out_of_stock" | "low_stock" | "in_stock";
                /** @description Only offers of this seller. */
                sellerId?: string;
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of offers. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockList"];
                };
            };
        };
    };
    listSellerStock: {
        parameters: {
            query?: {
                /** @description Beginning of a product's title or of a SKU; upper and lower case are alike. */
                q?: string;
                /** @description Only offers of which there is so much. */
                status?: "out_of_stock" | "low_stock" | "in_stock";
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of offers. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockList"];
                };
            };
        };
    };
    getProductFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a product. */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The facts. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFacts"];
                };
            };
        };
    };
    updateProductFacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a product. */
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProductFacts"];
            };
        };
        responses: {
            /** @description The facts as they are now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFacts"];
                };
            };
        };
    };
    updateVariantFacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a variant. */
                variantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateVariantFacts"];
            };
        };
        responses: {
            /** @description The facts of its product as they are now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFacts"];
                };
            };
        };
    };
    getQuantityRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an offer. */
                offerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuantityRules"];
                };
            };
        };
    };
    setQuantityRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of an offer. */
                offerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuantityRules"];
            };
        };
        responses: {
            /** @description The rules as they are now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuantityRules"];
                };
            };
        };
    };
    createCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCart"];
            };
        };
        responses: {
            /** @description The new cart and its secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewCart"];
                };
            };
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    getCustomerCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    addCartLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCartLine"];
            };
        };
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    removeCartLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
                /** @description Id of a cart line. */
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    changeCartLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
                /** @description Id of a cart line. */
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCartLine"];
            };
        };
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    addCartCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCartCode"];
            };
        };
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    removeCartCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    estimateShipping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstimateShipping"];
            };
        };
        responses: {
            /** @description Packages, options and totals. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingEstimate"];
                };
            };
        };
    };
    getCartExplanation: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2. */
                country?: string;
                /** @description As addresses write it, where shipping or tax depend on it. */
                region?: string;
                postalCode?: string;
            };
            header?: never;
            path: {
                /** @description Id of a cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The steps. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartExplanation"];
                };
            };
        };
    };
    associateCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart, which is the customer’s now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoundCart"];
                };
            };
        };
    };
    createCheckout: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCheckout"];
            };
        };
        responses: {
            /** @description The checkout, ready to be paid. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    getCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkout. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    payCheckout: {
        parameters: {
            query?: never;
            header: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id of a checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayCheckout"];
            };
        };
        responses: {
            /** @description The checkout: placed, or waiting for a second step. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    completeCheckout: {
        parameters: {
            query?: never;
            header: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id of a checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkout: placed, still waiting, or open for another try. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    listCustomerOrders: {
        parameters: {
            query?: {
                /** @description Only orders of this status. */
                status?: "placed" | "partially_fulfilled" | "fulfilled";
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
                };
            };
        };
    };
    listOrderEvents: {
        parameters: {
            query?: {
                /** @description `next` of the page before, or the id of any event you have seen. */
                after?: string;
                /** @description Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
                since?: string;
                /** @description How many events at the most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events, the oldest first. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
        };
    };
    streamOrderEvents: {
        parameters: {
            query?: {
                /** @description `next` of the page before, or the id of any event you have seen. */
                after?: string;
                /** @description Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
                since?: string;
            };
            header?: {
                /** @description Of the last event you have seen: clients of server-sent events send it when they reconnect. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events without an end. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    requestOrderLookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestOrderLookup"];
            };
        };
        responses: {
            /** @description Accepted, whether or not it fits. */
            202: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderLookup"];
                };
            };
        };
    };
    confirmOrderLookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmOrderLookup"];
            };
        };
        responses: {
            /** @description The order and its secret. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedOrder"];
                };
            };
        };
    };
    createCustomerSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomerSession"];
            };
        };
        responses: {
            /** @description A session, or a challenge. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSignIn"];
                };
            };
        };
    };
    completeCustomerSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteCustomerSession"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSession"];
                };
            };
        };
    };
    refreshCustomerSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshCustomerSession"];
            };
        };
        responses: {
            /** @description The session, with new tokens. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSession"];
                };
            };
        };
    };
    endCustomerSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCustomerSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Living sessions. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSessionList"];
                };
            };
        };
    };
    endOtherCustomerSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They have ended. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endCustomerSessionById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer session. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    registerCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterCustomer"];
            };
        };
        responses: {
            /** @description A mail is on its way. */
            202: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
                };
            };
        };
    };
    confirmRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmRegistration"];
            };
        };
        responses: {
            /** @description The first session. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSession"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordReset"];
            };
        };
        responses: {
            /** @description A mail is on its way. */
            202: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description The password is the new one. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirmEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmEmailChange"];
            };
        };
        responses: {
            /** @description The customer has the new address. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomer"];
            };
        };
        responses: {
            /** @description The customer as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description The password is the new one. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    requestEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestEmailChange"];
            };
        };
        responses: {
            /** @description A mail is on its way. */
            202: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
                };
            };
        };
    };
    getSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys, the signing one first. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeys"];
                };
            };
        };
    };
    getCustomerSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The second factor. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSecondFactor"];
                };
            };
        };
    };
    startCustomerSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartCustomerSecondFactor"];
            };
        };
        responses: {
            /** @description The secret. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedCustomerSecondFactor"];
                };
            };
        };
    };
    confirmCustomerSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmCustomerSecondFactor"];
            };
        };
        responses: {
            /** @description It counts now. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRecoveryCodes"];
                };
            };
        };
    };
    replaceCustomerRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceCustomerRecoveryCodes"];
            };
        };
        responses: {
            /** @description The new codes. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRecoveryCodes"];
                };
            };
        };
    };
    removeCustomerSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveCustomerSecondFactor"];
            };
        };
        responses: {
            /** @description Signing in asks for no code any more. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createPasskeyChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePasskeyChallenge"];
            };
        };
        responses: {
            /** @description Options for the browser. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
        };
    };
    createPasskeySession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePasskeySession"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSession"];
                };
            };
        };
    };
    startPasskeyRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartPasskeyRegistration"];
            };
        };
        responses: {
            /** @description Options for the browser. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreation"];
                };
            };
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkeys. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
        };
    };
    registerPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterPasskey"];
            };
        };
        responses: {
            /** @description The passkey. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a passkey. */
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkey is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a passkey. */
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            /** @description The passkey. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
        };
    };
    listAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The addresses. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAddressList"];
                };
            };
        };
    };
    createAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomerAddress"];
            };
        };
        responses: {
            /** @description The address as it is kept. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAddress"];
                };
            };
        };
    };
    getAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer address. */
                addressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAddress"];
                };
            };
        };
    };
    removeAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer address. */
                addressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a customer address. */
                addressId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerAddress"];
            };
        };
        responses: {
            /** @description The address as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAddress"];
                };
            };
        };
    };
    listConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consents. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentList"];
                };
            };
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                purpose: "terms" | "marketing_email" | "analytics";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordConsent"];
            };
        };
        responses: {
            /** @description All consents as they are now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentList"];
                };
            };
        };
    };
    listConsentHistory: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the history. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentHistory"];
                };
            };
        };
    };
    listCustomerConsents: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the history. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentHistory"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description What e-mail or name begin with; case does not count. */
                search?: string;
                status?: "active" | "suspended" | "erased";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of customers. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
        };
    };
    getCustomerAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCustomer"];
                };
            };
        };
    };
    suspendCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendCustomer"];
            };
        };
        responses: {
            /** @description The customer, suspended. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCustomer"];
                };
            };
        };
    };
    reopenCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer, active again. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCustomer"];
                };
            };
        };
    };
    listCustomerGroups: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of groups. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerGroupList"];
                };
            };
        };
    };
    createCustomerGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomerGroup"];
            };
        };
        responses: {
            /** @description The new group. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerGroup"];
                };
            };
        };
    };
    getCustomerGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer group. */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerGroup"];
                };
            };
        };
    };
    removeCustomerGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer group. */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCustomerGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a customer group. */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerGroup"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerGroup"];
                };
            };
        };
    };
    listCustomerGroupMembers: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a customer group. */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of customers. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
        };
    };
    addCustomerGroupMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer group. */
                groupId: string;
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is in the group. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeCustomerGroupMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer group. */
                groupId: string;
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is not in the group. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listOfferedIdentityProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedIdentityProviderList"];
                };
            };
        };
    };
    startProviderSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartProviderSignIn"];
            };
        };
        responses: {
            /** @description Where to send the browser. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedProviderSignIn"];
                };
            };
        };
    };
    completeProviderSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteProviderSignIn"];
            };
        };
        responses: {
            /** @description A session, or a challenge. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSignIn"];
                };
            };
        };
    };
    listCustomerIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The linked accounts. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerIdentityList"];
                };
            };
        };
    };
    startProviderLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartProviderLink"];
            };
        };
        responses: {
            /** @description Where to send the browser. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedProviderSignIn"];
                };
            };
        };
    };
    completeProviderLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteProviderSignIn"];
            };
        };
        responses: {
            /** @description The linked account. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerIdentity"];
                };
            };
        };
    };
    removeCustomerIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an identity provider. */
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listIdentityProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProviderList"];
                };
            };
        };
    };
    createIdentityProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateIdentityProvider"];
            };
        };
        responses: {
            /** @description The provider. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
        };
    };
    getIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an identity provider. */
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
        };
    };
    removeIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an identity provider. */
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateIdentityProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of an identity provider. */
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateIdentityProvider"];
            };
        };
        responses: {
            /** @description The provider as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
        };
    };
    exportCustomerData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerData"];
                };
            };
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseCustomer"];
            };
        };
        responses: {
            /** @description Nothing personal is left. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createCustomerExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerData"];
                };
            };
        };
    };
    eraseCustomerById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseCustomerById"];
            };
        };
        responses: {
            /** @description Nothing personal is left. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAccountSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSessionList"];
                };
            };
        };
    };
    createStaffSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateStaffSession"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSession"];
                };
            };
        };
    };
    endOtherAccountSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The others have ended. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endStaffSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccount"];
            };
        };
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    changeAccountPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAccountPassword"];
            };
        };
        responses: {
            /** @description The password is changed. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endAccountSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a session: of staff, or of a seller's member. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAccountStores: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stores, by name. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStoreList"];
                };
            };
        };
    };
    createStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateStore"];
            };
        };
        responses: {
            /** @description The store and its first key. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewStore"];
                };
            };
        };
    };
    switchStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a store. */
                storeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session in that store. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSession"];
                };
            };
        };
    };
    startSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSecondFactor"];
            };
        };
        responses: {
            /** @description The secret. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorStart"];
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account has no second factor any more. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondFactor"];
            };
        };
        responses: {
            /** @description Recovery codes. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    verifySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifySecondFactor"];
            };
        };
        responses: {
            /** @description The session may now do what its role permits. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorShown"];
                };
            };
        };
    };
    replaceRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recovery codes. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    requestAccountPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestAccountPasswordReset"];
            };
        };
        responses: {
            /** @description A mail is on its way. */
            202: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountMailSent"];
                };
            };
        };
    };
    resetAccountPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetAccountPassword"];
            };
        };
        responses: {
            /** @description The password is changed. Sign in with it. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listStaffInvitations: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of invitations. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitationList"];
                };
            };
        };
    };
    inviteStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteStaff"];
            };
        };
        responses: {
            /** @description The invitation. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitation"];
                };
            };
        };
    };
    revokeStaffInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a staff invitation. */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation is withdrawn. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inspectStaffInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectStaffInvitation"];
            };
        };
        responses: {
            /** @description The invitation. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectedStaffInvitation"];
                };
            };
        };
    };
    acceptStaffInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptStaffInvitation"];
            };
        };
        responses: {
            /** @description A session of the new member. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSession"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of members. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMemberList"];
                };
            };
        };
    };
    getStaffMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a staff account. */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
        };
    };
    removeStaffMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a staff account. */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person does not work here any more. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateStaffMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a staff account. */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateStaffMember"];
            };
        };
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All roles. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRoleList"];
                };
            };
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRole"];
            };
        };
        responses: {
            /** @description The role. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRole"];
                };
            };
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a staff role. */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a staff role. */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRole"];
            };
        };
        responses: {
            /** @description The role. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRole"];
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description A person of the store or of a seller, or a key of one of them. */
                actor?: "staff" | "secretKey" | "sellerMember" | "sellerKey";
                /** @description Id of a staff account. */
                accountId?: string;
                /** @description Id of a store key. */
                keyId?: string;
                /** @description Type of the event. */
                type?: string;
                /** @description Id of what something happened to. */
                subjectId?: string;
                /** @description From then on. RFC 3339. */
                from?: string;
                /** @description Until then, that moment not among them. RFC 3339. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of entries. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryList"];
                };
            };
        };
    };
    applyAsSeller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyAsSeller"];
            };
        };
        responses: {
            /** @description It has arrived. */
            202: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerApplicationReceived"];
                };
            };
        };
    };
    createSellerSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSellerSession"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerSession"];
                };
            };
        };
    };
    endSellerSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSellerProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerProfile"];
                };
            };
        };
    };
    updateSellerProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSellerProfile"];
            };
        };
        responses: {
            /** @description The seller as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerProfile"];
                };
            };
        };
    };
    inspectSellerInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectSellerInvitation"];
            };
        };
        responses: {
            /** @description The invitation. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectedSellerInvitation"];
                };
            };
        };
    };
    acceptSellerInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptSellerInvitation"];
            };
        };
        responses: {
            /** @description A session of the new member. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerSession"];
                };
            };
        };
    };
    listSellerMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The members. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerMemberList"];
                };
            };
        };
    };
    removeSellerMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a staff account. */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateSellerMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a staff account. */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSellerMember"];
            };
        };
        responses: {
            /** @description The member as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerMember"];
                };
            };
        };
    };
    listSellerInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitations. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerInvitationList"];
                };
            };
        };
    };
    inviteSellerMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteSellerMember"];
            };
        };
        responses: {
            /** @description The invitation is in the mail. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerInvitation"];
                };
            };
        };
    };
    revokeSellerInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a seller invitation. */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation is withdrawn. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSellerKeys: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of keys. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
        };
    };
    createSellerKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSellerKey"];
            };
        };
        responses: {
            /** @description The key and its secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
        };
    };
    getSellerKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a store key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
        };
    };
    revokeSellerKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a store key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateSellerKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a store key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSellerKey"];
            };
        };
        responses: {
            /** @description The key as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
        };
    };
    rotateSellerKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a store key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateKey"];
            };
        };
        responses: {
            /** @description The new key and its secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
        };
    };
    listSellers: {
        parameters: {
            query?: {
                /** @description Only sellers of this status; `applied` for what waits. */
                status?: "applied" | "active" | "suspended" | "refused" | "closed";
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sellers. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerList"];
                };
            };
        };
    };
    getSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a seller. */
                sellerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seller"];
                };
            };
        };
    };
    decideSellerApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a seller. */
                sellerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideSellerApplication"];
            };
        };
        responses: {
            /** @description The seller, active or refused. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seller"];
                };
            };
        };
    };
    inviteSellerOwner: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a seller. */
                sellerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteSellerOwner"];
            };
        };
        responses: {
            /** @description The invitation is in the mail. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerInvitation"];
                };
            };
        };
    };
    suspendSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a seller. */
                sellerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller, suspended. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seller"];
                };
            };
        };
    };
    reopenSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a seller. */
                sellerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller, active. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seller"];
                };
            };
        };
    };
    listSellerOrders: {
        parameters: {
            query?: {
                /** @description Only orders whose own lines have got so far. */
                status?: "placed" | "partially_fulfilled" | "fulfilled";
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of orders. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOrderList"];
                };
            };
        };
    };
    getSellerOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The own part. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOrder"];
                };
            };
        };
    };
    createSellerFulfillment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFulfillment"];
            };
        };
        responses: {
            /** @description The own part with its new parcel. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOrder"];
                };
            };
        };
    };
    listSellerOffers: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of offers. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOfferList"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of endpoints. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint and its secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    removeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    verifyWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint, enabled. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was sent and what came back. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestedWebhookEndpoint"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecret"];
            };
        };
        responses: {
            /** @description The endpoint and its new secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
        };
    };
    replayWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayWebhooks"];
            };
        };
        responses: {
            /** @description The endpoint as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description Only these; `failed` are the dead letters. */
                status?: "waiting" | "sending" | "delivered" | "failed" | "discarded";
                /** @description Only this type. */
                type?: string;
                /** @description Only of this event. */
                eventId?: string;
            };
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deliveries. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
                /** @description Id of an event. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
                /** @description Id of an event. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    discardWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
                /** @description Id of an event. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    redeliverFailedWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedWebhookCount"];
                };
            };
        };
    };
    discardFailedWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedWebhookCount"];
                };
            };
        };
    };
    listSellerWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of endpoints. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
        };
    };
    createSellerWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint and its secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
        };
    };
    getSellerWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    removeSellerWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is gone. */
            204: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateSellerWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    verifySellerWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint, enabled. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    testSellerWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was sent and what came back. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestedWebhookEndpoint"];
                };
            };
        };
    };
    rotateSellerWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecret"];
            };
        };
        responses: {
            /** @description The endpoint and its new secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
        };
    };
    replaySellerWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayWebhooks"];
            };
        };
        responses: {
            /** @description The endpoint as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    listSellerWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description Only these; `failed` are the dead letters. */
                status?: "waiting" | "sending" | "delivered" | "failed" | "discarded";
                /** @description Only this type. */
                type?: string;
                /** @description Only of this event. */
                eventId?: string;
            };
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deliveries. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
        };
    };
    getSellerWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
                /** @description Id of an event. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    redeliverSellerWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
                /** @description Id of an event. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    discardSellerWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
                /** @description Id of an event. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    redeliverFailedSellerWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedWebhookCount"];
                };
            };
        };
    };
    discardFailedSellerWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a webhook endpoint. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedWebhookCount"];
                };
            };
        };
    };
    listFailedJobs: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description Only these; `failed` wait for a decision. */
                status?: "failed" | "requeued" | "discarded";
                /** @description Only of this task. */
                task?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of failed jobs. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedJobList"];
                };
            };
        };
    };
    getFailedJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a failed job. */
                failedJobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The failed job. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedJob"];
                };
            };
        };
    };
    requeueJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a failed job. */
                failedJobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedJob"];
                };
            };
        };
    };
    discardJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a failed job. */
                failedJobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it is now. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedJob"];
                };
            };
        };
    };
    requeueFailedJobs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the job does. */
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedJobCount"];
                };
            };
        };
    };
    discardFailedJobs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the job does. */
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedJobCount"];
                };
            };
        };
    };
    createFirstOwner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFirstOwner"];
            };
        };
        responses: {
            /** @description The account and its store. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstOwner"];
                };
            };
        };
    };
    createTestTwin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The twin and its keys. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTwin"];
                };
            };
        };
    };
    exportStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    deleteStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteStore"];
            };
        };
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedStore"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description Only orders of this status. */
                status?: "placed" | "partially_fulfilled" | "fulfilled";
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
                /** @description Only orders of this customer. */
                customerId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of orders. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
                };
            };
        };
    };
    getOrderAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    createFulfillment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFulfillment"];
            };
        };
        responses: {
            /** @description The order with its new parcel. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    getOrderExplanation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The steps. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderExplanation"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description `oldest`: from a beginning on, for whoever must miss nothing. `newest`: from the end back, for people who look. */
                order?: "oldest" | "newest";
                /** @description `next` of the page before, or the id of any event you have seen. */
                after?: string;
                /** @description With `order=newest`: `next` of the page before, or the id of any event. */
                before?: string;
                /** @description Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
                since?: string;
                /** @description Only these types, with commas between; `order.*` is all that begin so. All, unless said. */
                types?: string;
                /** @description Only what happened to this. */
                subjectId?: string;
                /** @description How many events at the most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events, the oldest first unless asked otherwise. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description `next` of the page before, or the id of any event you have seen. */
                after?: string;
                /** @description Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
                since?: string;
                /** @description Only these types, with commas between; `order.*` is all that begin so. All, unless said. */
                types?: string;
                /** @description Only what happened to this. */
                subjectId?: string;
            };
            header?: {
                /** @description Of the last event you have seen: clients of server-sent events send it when they reconnect. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events without an end. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    createRealtimeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRealtimeToken"];
            };
        };
        responses: {
            /** @description The token. */
            201: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RealtimeToken"];
                };
            };
        };
    };
    getRealtimeKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys, the signing one first. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RealtimeKeys"];
                };
            };
        };
    };
    getRealtimeIssuer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The issuer. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RealtimeIssuer"];
                };
            };
        };
    };
    receiveOrderPlacedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderPlacedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveOrderFulfillmentCreatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderFulfillmentCreatedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveOrderLinkedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderLinkedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveOrderBuyerErasedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderBuyerErasedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCheckoutHeldEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutHeldEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCheckoutReleasedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutReleasedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receivePaymentStartedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentStartedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receivePaymentActionRequiredEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentActionRequiredEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receivePaymentCapturedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentCapturedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receivePaymentDeclinedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentDeclinedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receivePaymentCanceledEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentCanceledEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCartCreatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartCreatedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCartChangedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartChangedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCartBoundEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartBoundEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCartMergedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartMergedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveProductChangedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChangedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveOfferChangedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferChangedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveListingChangedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingChangedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveStockChangedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockChangedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerRegisteredEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerRegisteredEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerChangedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChangedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerEmailChangedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerEmailChangedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerSuspendedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerSuspendedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerReopenedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerReopenedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerConsentRecordedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerConsentRecordedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerErasedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerErasedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerGroupMemberAddedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerGroupMemberAddedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveCustomerGroupMemberRemovedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerGroupMemberRemovedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveSellerAppliedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerAppliedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveSellerDecidedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerDecidedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveSellerSuspendedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerSuspendedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveSellerReopenedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerReopenedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveStoreChangedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreChangedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveStoreSuspendedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreSuspendedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveStoreReopenedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreReopenedEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveWebhookEndpointDisabledEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointDisabledEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveWebhookVerificationEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookVerificationEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveWebhookTestEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, the same in every repetition: do a thing once per id. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTestEvent"];
            };
        };
        responses: {
            /** @description Nothing more is sent to this endpoint, until somebody enables it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken: it does not come again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
