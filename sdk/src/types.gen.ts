// Generated from openapi.yaml by `pnpm generate`: change the API, not this file.

import type { ListMethod, Method } from './method.ts'
import type { operations } from './operations.gen.ts'
import type { components, operations as Described } from './schema.gen.ts'

export type AcceptSellerInvitation = components['schemas']['AcceptSellerInvitation']
export type AcceptStaffInvitation = components['schemas']['AcceptStaffInvitation']
export type Account = components['schemas']['Account']
export type AccountMailSent = components['schemas']['AccountMailSent']
export type AccountMovement = components['schemas']['AccountMovement']
export type AccountMovementList = components['schemas']['AccountMovementList']
export type AccountSessionList = components['schemas']['AccountSessionList']
export type AccountStoreList = components['schemas']['AccountStoreList']
export type AddCartCode = components['schemas']['AddCartCode']
export type AddCartLine = components['schemas']['AddCartLine']
export type AddCollectionProducts = components['schemas']['AddCollectionProducts']
export type AddressForm = components['schemas']['AddressForm']
export type AddStoreCredit = components['schemas']['AddStoreCredit']
export type AddTaxRate = components['schemas']['AddTaxRate']
export type ApplyAsSeller = components['schemas']['ApplyAsSeller']
export type ApproveReturn = components['schemas']['ApproveReturn']
export type AskGiftCardBalance = components['schemas']['AskGiftCardBalance']
export type AuditEntryList = components['schemas']['AuditEntryList']
export type Availability = components['schemas']['Availability']
export type BoundCart = components['schemas']['BoundCart']
export type Buyer = components['schemas']['Buyer']
export type BuyerInput = components['schemas']['BuyerInput']
export type BuyerNoteList = components['schemas']['BuyerNoteList']
export type BuyerOrderEdit = components['schemas']['BuyerOrderEdit']
export type CancelOrder = components['schemas']['CancelOrder']
export type CapturePayment = components['schemas']['CapturePayment']
export type Cart = components['schemas']['Cart']
/** A cart belongs to a customer from now on. */
export type CartBoundEvent = components['schemas']['CartBoundEvent']
/** Lines, codes or notes of a cart changed. */
export type CartChangedEvent = components['schemas']['CartChangedEvent']
/** A cart was opened. */
export type CartCreatedEvent = components['schemas']['CartCreatedEvent']
export type CartExplanation = components['schemas']['CartExplanation']
export type CartLine = components['schemas']['CartLine']
export type CartLineInput = components['schemas']['CartLineInput']
/** A cart ended because its customer goes on with another one. */
export type CartMergedEvent = components['schemas']['CartMergedEvent']
export type CartNotice = components['schemas']['CartNotice']
export type CartPriceStep = components['schemas']['CartPriceStep']
/** Somebody looked at a cart, as a storefront reports; at most once a minute. */
export type CartViewedEvent = components['schemas']['CartViewedEvent']
export type Category = components['schemas']['Category']
export type CategoryList = components['schemas']['CategoryList']
export type ChangeAccountPassword = components['schemas']['ChangeAccountPassword']
export type ChangeCartLine = components['schemas']['ChangeCartLine']
export type ChangePassword = components['schemas']['ChangePassword']
export type Checkout = components['schemas']['Checkout']
/** A quote was made and its goods set aside. */
export type CheckoutHeldEvent = components['schemas']['CheckoutHeldEvent']
export type CheckoutLine = components['schemas']['CheckoutLine']
/** A quote ended without an order; its goods are free again. */
export type CheckoutReleasedEvent = components['schemas']['CheckoutReleasedEvent']
export type ChosenPackage = components['schemas']['ChosenPackage']
export type CodeBatch = components['schemas']['CodeBatch']
export type CollectedProduct = components['schemas']['CollectedProduct']
export type CollectedProductList = components['schemas']['CollectedProductList']
export type Collection = components['schemas']['Collection']
export type CollectionList = components['schemas']['CollectionList']
export type CompleteCustomerSession = components['schemas']['CompleteCustomerSession']
export type CompleteProviderSignIn = components['schemas']['CompleteProviderSignIn']
export type CompleteReturn = components['schemas']['CompleteReturn']
export type ConfirmCustomerSecondFactor = components['schemas']['ConfirmCustomerSecondFactor']
export type ConfirmEmailChange = components['schemas']['ConfirmEmailChange']
export type ConfirmOrderLookup = components['schemas']['ConfirmOrderLookup']
export type ConfirmRegistration = components['schemas']['ConfirmRegistration']
export type ConfirmSecondFactor = components['schemas']['ConfirmSecondFactor']
export type Consent = components['schemas']['Consent']
export type ConsentHistory = components['schemas']['ConsentHistory']
export type ConsentList = components['schemas']['ConsentList']
export type ConsentRecord = components['schemas']['ConsentRecord']
export type CreateCart = components['schemas']['CreateCart']
export type CreateCheckout = components['schemas']['CreateCheckout']
export type CreateCollection = components['schemas']['CreateCollection']
export type CreateCustomerAddress = components['schemas']['CreateCustomerAddress']
export type CreateCustomerGroup = components['schemas']['CreateCustomerGroup']
export type CreateCustomerSession = components['schemas']['CreateCustomerSession']
export type CreateFirstOwner = components['schemas']['CreateFirstOwner']
export type CreateFulfillment = components['schemas']['CreateFulfillment']
export type CreateGiftCard = components['schemas']['CreateGiftCard']
export type CreateIdentityProvider = components['schemas']['CreateIdentityProvider']
export type CreateKey = components['schemas']['CreateKey']
export type CreateOrderNote = components['schemas']['CreateOrderNote']
export type CreatePasskeyChallenge = components['schemas']['CreatePasskeyChallenge']
export type CreatePasskeySession = components['schemas']['CreatePasskeySession']
export type CreatePayout = components['schemas']['CreatePayout']
export type CreatePriceList = components['schemas']['CreatePriceList']
export type CreatePromotion = components['schemas']['CreatePromotion']
export type CreatePromotionCode = components['schemas']['CreatePromotionCode']
export type CreatePromotionCodes = components['schemas']['CreatePromotionCodes']
export type CreateRealtimeToken = components['schemas']['CreateRealtimeToken']
export type CreateReturn = components['schemas']['CreateReturn']
export type CreateRole = components['schemas']['CreateRole']
export type CreateSellerKey = components['schemas']['CreateSellerKey']
export type CreateSellerSession = components['schemas']['CreateSellerSession']
export type CreateShippingMethod = components['schemas']['CreateShippingMethod']
export type CreateStaffSession = components['schemas']['CreateStaffSession']
export type CreateStore = components['schemas']['CreateStore']
export type CreateTaxExemption = components['schemas']['CreateTaxExemption']
export type CreateTaxZone = components['schemas']['CreateTaxZone']
export type CreateWebhookEndpoint = components['schemas']['CreateWebhookEndpoint']
export type Customer = components['schemas']['Customer']
export type CustomerAddress = components['schemas']['CustomerAddress']
export type CustomerAddressList = components['schemas']['CustomerAddressList']
/** A customer's profile changed. */
export type CustomerChangedEvent = components['schemas']['CustomerChangedEvent']
/** A customer agreed to a purpose, or took it back. */
export type CustomerConsentRecordedEvent = components['schemas']['CustomerConsentRecordedEvent']
export type CustomerData = components['schemas']['CustomerData']
/** A customer has another e-mail address. */
export type CustomerEmailChangedEvent = components['schemas']['CustomerEmailChangedEvent']
/** Nothing personal is left of a customer: forget what you have. */
export type CustomerErasedEvent = components['schemas']['CustomerErasedEvent']
export type CustomerGroup = components['schemas']['CustomerGroup']
export type CustomerGroupList = components['schemas']['CustomerGroupList']
/** A customer is in a group. */
export type CustomerGroupMemberAddedEvent = components['schemas']['CustomerGroupMemberAddedEvent']
/** A customer is not in a group any more. */
export type CustomerGroupMemberRemovedEvent = components['schemas']['CustomerGroupMemberRemovedEvent']
export type CustomerIdentity = components['schemas']['CustomerIdentity']
export type CustomerIdentityList = components['schemas']['CustomerIdentityList']
export type CustomerList = components['schemas']['CustomerList']
export type CustomerRecoveryCodes = components['schemas']['CustomerRecoveryCodes']
/** Somebody has an account now and has shown to own its e-mail address. */
export type CustomerRegisteredEvent = components['schemas']['CustomerRegisteredEvent']
/** A suspended customer may sign in again. */
export type CustomerReopenedEvent = components['schemas']['CustomerReopenedEvent']
export type CustomerSecondFactor = components['schemas']['CustomerSecondFactor']
export type CustomerSession = components['schemas']['CustomerSession']
export type CustomerSessionList = components['schemas']['CustomerSessionList']
export type CustomerSignIn = components['schemas']['CustomerSignIn']
/** A customer may not sign in any more. */
export type CustomerSuspendedEvent = components['schemas']['CustomerSuspendedEvent']
export type DecideSellerApplication = components['schemas']['DecideSellerApplication']
export type DeletedStore = components['schemas']['DeletedStore']
export type DeleteStore = components['schemas']['DeleteStore']
export type Discount = components['schemas']['Discount']
export type DiscountCost = components['schemas']['DiscountCost']
export type Dispute = components['schemas']['Dispute']
export type DisputeList = components['schemas']['DisputeList']
/** An invoice or a credit note was issued. */
export type DocumentIssuedEvent = components['schemas']['DocumentIssuedEvent']
export type DocumentsOfOrder = components['schemas']['DocumentsOfOrder']
export type EraseCustomer = components['schemas']['EraseCustomer']
export type EraseCustomerById = components['schemas']['EraseCustomerById']
export type EstimatedPackage = components['schemas']['EstimatedPackage']
export type EstimateShipping = components['schemas']['EstimateShipping']
/** One of the published events; `type` says which. */
export type Event = components['schemas']['Event']
export type EventPage = components['schemas']['EventPage']
export type EventSubject = components['schemas']['EventSubject']
export type ExceptGoods = components['schemas']['ExceptGoods']
export type ExceptGoodsInput = components['schemas']['ExceptGoodsInput']
export type FailedJob = components['schemas']['FailedJob']
export type FailedJobCount = components['schemas']['FailedJobCount']
export type FailedJobList = components['schemas']['FailedJobList']
export type FailedWebhookCount = components['schemas']['FailedWebhookCount']
export type FirstOwner = components['schemas']['FirstOwner']
export type Fulfillment = components['schemas']['Fulfillment']
export type Gift = components['schemas']['Gift']
export type GiftCard = components['schemas']['GiftCard']
export type GiftCardBalance = components['schemas']['GiftCardBalance']
export type GiftCardList = components['schemas']['GiftCardList']
export type GiftCardWithTransfers = components['schemas']['GiftCardWithTransfers']
export type GiftWrapList = components['schemas']['GiftWrapList']
export type GivenMoney = components['schemas']['GivenMoney']
export type GivenOrTaken = components['schemas']['GivenOrTaken']
export type HoldOrder = components['schemas']['HoldOrder']
export type IdentityProvider = components['schemas']['IdentityProvider']
export type IdentityProviderList = components['schemas']['IdentityProviderList']
export type InspectedSellerInvitation = components['schemas']['InspectedSellerInvitation']
export type InspectedStaffInvitation = components['schemas']['InspectedStaffInvitation']
export type InspectReturn = components['schemas']['InspectReturn']
export type InspectSellerInvitation = components['schemas']['InspectSellerInvitation']
export type InspectStaffInvitation = components['schemas']['InspectStaffInvitation']
export type Invariant = components['schemas']['Invariant']
export type InvariantList = components['schemas']['InvariantList']
export type InviteSellerMember = components['schemas']['InviteSellerMember']
export type InviteSellerOwner = components['schemas']['InviteSellerOwner']
export type InviteStaff = components['schemas']['InviteStaff']
export type Invoicing = components['schemas']['Invoicing']
export type KeptStock = components['schemas']['KeptStock']
export type Key = components['schemas']['Key']
export type KeyList = components['schemas']['KeyList']
export type LedgerAccount = components['schemas']['LedgerAccount']
export type LedgerAccountList = components['schemas']['LedgerAccountList']
/** Where it came from. */
export type LedgerAccountName = components['schemas']['LedgerAccountName']
export type LedgerTransfer = components['schemas']['LedgerTransfer']
export type LedgerTransferList = components['schemas']['LedgerTransferList']
export type ListedPrice = components['schemas']['ListedPrice']
export type ListedPriceList = components['schemas']['ListedPriceList']
export type ListedVariant = components['schemas']['ListedVariant']
/** What shoppers see of a product changed: its page, prices, stock, or whether it is there. */
export type ListingChangedEvent = components['schemas']['ListingChangedEvent']
export type MailSent = components['schemas']['MailSent']
export type ManagedCollection = components['schemas']['ManagedCollection']
export type ManagedCollectionList = components['schemas']['ManagedCollectionList']
export type ManagedShippingMethod = components['schemas']['ManagedShippingMethod']
export type ManagedShippingMethodList = components['schemas']['ManagedShippingMethodList']
export type Media = components['schemas']['Media']
export type Money = components['schemas']['Money']
export type MoveClock = components['schemas']['MoveClock']
export type NewCart = components['schemas']['NewCart']
export type NewGiftCard = components['schemas']['NewGiftCard']
export type NewKey = components['schemas']['NewKey']
export type NewOrderReturns = components['schemas']['NewOrderReturns']
export type NewStore = components['schemas']['NewStore']
export type NewTwin = components['schemas']['NewTwin']
export type NewWebhookEndpoint = components['schemas']['NewWebhookEndpoint']
export type NotApplied = components['schemas']['NotApplied']
export type Offer = components['schemas']['Offer']
/** An offer is new, its price changed, or it was paused. */
export type OfferChangedEvent = components['schemas']['OfferChangedEvent']
export type OfferedIdentityProviderList = components['schemas']['OfferedIdentityProviderList']
export type OfferStock = components['schemas']['OfferStock']
export type OpenedOrder = components['schemas']['OpenedOrder']
export type Order = components['schemas']['Order']
export type OrderAccount = components['schemas']['OrderAccount']
export type OrderAgain = components['schemas']['OrderAgain']
export type OrderBuyer = components['schemas']['OrderBuyer']
/** Who bought it is not known any more. */
export type OrderBuyerErasedEvent = components['schemas']['OrderBuyerErasedEvent']
/** An order was canceled before anything was shipped. */
export type OrderCanceledEvent = components['schemas']['OrderCanceledEvent']
export type OrderDocument = components['schemas']['OrderDocument']
export type OrderDocumentList = components['schemas']['OrderDocumentList']
export type OrderedAgain = components['schemas']['OrderedAgain']
export type OrderEdit = components['schemas']['OrderEdit']
/** As it was asked for, to be asked for again. */
export type OrderEditChanges = components['schemas']['OrderEditChanges']
/** An edit that was to be paid came to nothing. */
export type OrderEditDiscardedEvent = components['schemas']['OrderEditDiscardedEvent']
/** Lines of an order were added or taken off. */
export type OrderEditedEvent = components['schemas']['OrderEditedEvent']
export type OrderEditLine = components['schemas']['OrderEditLine']
export type OrderEditList = components['schemas']['OrderEditList']
/** A buyer was asked to pay for an edit of their order. */
export type OrderEditRequestedEvent = components['schemas']['OrderEditRequestedEvent']
export type OrderExplanation = components['schemas']['OrderExplanation']
/** A parcel of an order was shipped. */
export type OrderFulfillmentCreatedEvent = components['schemas']['OrderFulfillmentCreatedEvent']
/** A parcel of an order arrived. */
export type OrderFulfillmentDeliveredEvent = components['schemas']['OrderFulfillmentDeliveredEvent']
/** Nothing of an order is shipped for now. */
export type OrderHeldEvent = components['schemas']['OrderHeldEvent']
export type OrderLine = components['schemas']['OrderLine']
/** A guest's order was found to be a customer's, who owns its e-mail address. */
export type OrderLinkedEvent = components['schemas']['OrderLinkedEvent']
export type OrderList = components['schemas']['OrderList']
export type OrderLookup = components['schemas']['OrderLookup']
export type OrderMoney = components['schemas']['OrderMoney']
export type OrderNote = components['schemas']['OrderNote']
/** Something was written beside an order. */
export type OrderNoteAddedEvent = components['schemas']['OrderNoteAddedEvent']
export type OrderNoteList = components['schemas']['OrderNoteList']
export type OrderPayments = components['schemas']['OrderPayments']
/** An order was paid and placed. */
export type OrderPlacedEvent = components['schemas']['OrderPlacedEvent']
export type OrderPriceStep = components['schemas']['OrderPriceStep']
export type OrderRefund = components['schemas']['OrderRefund']
/** Money of an order was given back. */
export type OrderRefundedEvent = components['schemas']['OrderRefundedEvent']
/** A refund did not get through; nothing was given back. */
export type OrderRefundFailedEvent = components['schemas']['OrderRefundFailedEvent']
export type OrderRefundList = components['schemas']['OrderRefundList']
/** A held order may be shipped again. */
export type OrderReleasedEvent = components['schemas']['OrderReleasedEvent']
export type OrderReturn = components['schemas']['OrderReturn']
export type OrderReturnPage = components['schemas']['OrderReturnPage']
export type OrderReturns = components['schemas']['OrderReturns']
export type OrderSummary = components['schemas']['OrderSummary']
/** Staff tagged an order. */
export type OrderTagsChangedEvent = components['schemas']['OrderTagsChangedEvent']
export type OrderTender = components['schemas']['OrderTender']
export type OrderTimeline = components['schemas']['OrderTimeline']
export type Package = components['schemas']['Package']
export type PaidOut = components['schemas']['PaidOut']
export type PaidTender = components['schemas']['PaidTender']
export type Passkey = components['schemas']['Passkey']
export type PasskeyCreation = components['schemas']['PasskeyCreation']
export type PasskeyList = components['schemas']['PasskeyList']
export type PasskeyRequest = components['schemas']['PasskeyRequest']
export type PayCheckout = components['schemas']['PayCheckout']
export type Payment = components['schemas']['Payment']
/** The buyer has to confirm a payment. */
export type PaymentActionRequiredEvent = components['schemas']['PaymentActionRequiredEvent']
/** The money is promised, and will be taken later. */
export type PaymentAuthorizedEvent = components['schemas']['PaymentAuthorizedEvent']
/** A payment ended before money was taken. */
export type PaymentCanceledEvent = components['schemas']['PaymentCanceledEvent']
/** The money was taken, or a part of what was authorized. */
export type PaymentCapturedEvent = components['schemas']['PaymentCapturedEvent']
export type PaymentConfiguration = components['schemas']['PaymentConfiguration']
/** The provider refused to take the money. */
export type PaymentDeclinedEvent = components['schemas']['PaymentDeclinedEvent']
/** A buyer's bank asks money back, or has decided about it. */
export type PaymentDisputeChangedEvent = components['schemas']['PaymentDisputeChangedEvent']
export type PaymentList = components['schemas']['PaymentList']
export type PaymentOperation = components['schemas']['PaymentOperation']
/** A payment provider refused to capture, void or refund. */
export type PaymentOperationFailedEvent = components['schemas']['PaymentOperationFailedEvent']
export type PaymentProblem = components['schemas']['PaymentProblem']
export type PaymentProviderSettings = components['schemas']['PaymentProviderSettings']
export type PaymentProviderSettingsList = components['schemas']['PaymentProviderSettingsList']
/** Money was given back. */
export type PaymentRefundedEvent = components['schemas']['PaymentRefundedEvent']
/** Money was asked for. */
export type PaymentStartedEvent = components['schemas']['PaymentStartedEvent']
export type PayOrderEdit = components['schemas']['PayOrderEdit']
export type Payout = components['schemas']['Payout']
export type PayoutList = components['schemas']['PayoutList']
export type PickupAddress = components['schemas']['PickupAddress']
export type PickupPoint = components['schemas']['PickupPoint']
export type PostalAddress = components['schemas']['PostalAddress']
export type PostalPlace = components['schemas']['PostalPlace']
export type PostalPlaceInput = components['schemas']['PostalPlaceInput']
export type PreviewOrderEdit = components['schemas']['PreviewOrderEdit']
export type PriceList = components['schemas']['PriceList']
export type PriceListList = components['schemas']['PriceListList']
export type Problem = components['schemas']['Problem']
export type Product = components['schemas']['Product']
export type ProductCard = components['schemas']['ProductCard']
/** A product was created or any of its facts changed. */
export type ProductChangedEvent = components['schemas']['ProductChangedEvent']
export type ProductFacts = components['schemas']['ProductFacts']
export type ProductList = components['schemas']['ProductList']
/** The goods that `minQuantity` and `minAmount` count. One of them has to be in the cart. */
export type PromotedGoods = components['schemas']['PromotedGoods']
/** The goods that `minQuantity` and `minAmount` count. One of them has to be in the cart. Left out: every good. */
export type PromotedGoodsInput = components['schemas']['PromotedGoodsInput']
export type Promotion = components['schemas']['Promotion']
export type PromotionCode = components['schemas']['PromotionCode']
export type PromotionCodeList = components['schemas']['PromotionCodeList']
export type PromotionConditions = components['schemas']['PromotionConditions']
export type PromotionConditionsInput = components['schemas']['PromotionConditionsInput']
export type PromotionEffect = components['schemas']['PromotionEffect']
export type PromotionEffectInput = components['schemas']['PromotionEffectInput']
export type PromotionList = components['schemas']['PromotionList']
export type PromotionTier = components['schemas']['PromotionTier']
export type PromotionTrial = components['schemas']['PromotionTrial']
export type ProviderEvent = components['schemas']['ProviderEvent']
export type ProviderEventList = components['schemas']['ProviderEventList']
export type QuantityRules = components['schemas']['QuantityRules']
export type QuoteChange = components['schemas']['QuoteChange']
/** As OpenID Connect Discovery 1.0 writes it, as far as a verifier of tokens asks. */
export type RealtimeIssuer = components['schemas']['RealtimeIssuer']
/** A JWK set (RFC 7517). */
export type RealtimeKeys = components['schemas']['RealtimeKeys']
export type RealtimeToken = components['schemas']['RealtimeToken']
export type ReceiveReturn = components['schemas']['ReceiveReturn']
export type Reconciliation = components['schemas']['Reconciliation']
export type ReconciliationList = components['schemas']['ReconciliationList']
export type RecordConsent = components['schemas']['RecordConsent']
export type RecoveryCodes = components['schemas']['RecoveryCodes']
export type Reduction = components['schemas']['Reduction']
export type RefreshCustomerSession = components['schemas']['RefreshCustomerSession']
export type Refund = components['schemas']['Refund']
export type RefundList = components['schemas']['RefundList']
export type RefundOrder = components['schemas']['RefundOrder']
export type RefuseReturn = components['schemas']['RefuseReturn']
export type RegisterCustomer = components['schemas']['RegisterCustomer']
export type RegisterPasskey = components['schemas']['RegisterPasskey']
export type RemoveCollectionProducts = components['schemas']['RemoveCollectionProducts']
export type RemoveCustomerSecondFactor = components['schemas']['RemoveCustomerSecondFactor']
export type RemovePrices = components['schemas']['RemovePrices']
export type RenamePasskey = components['schemas']['RenamePasskey']
export type RepairedInvariant = components['schemas']['RepairedInvariant']
export type ReplaceCustomerRecoveryCodes = components['schemas']['ReplaceCustomerRecoveryCodes']
export type ReplayWebhooks = components['schemas']['ReplayWebhooks']
export type RequestAccountPasswordReset = components['schemas']['RequestAccountPasswordReset']
export type RequestEmailChange = components['schemas']['RequestEmailChange']
export type RequestOrderLookup = components['schemas']['RequestOrderLookup']
export type RequestPasswordReset = components['schemas']['RequestPasswordReset']
export type ResetAccountPassword = components['schemas']['ResetAccountPassword']
export type ResetPassword = components['schemas']['ResetPassword']
/** Goods may be sent back. */
export type ReturnApprovedEvent = components['schemas']['ReturnApprovedEvent']
/** Goods are not sent back after all. */
export type ReturnCanceledEvent = components['schemas']['ReturnCanceledEvent']
/** A return is over; what was accepted, if anything, is paid back. */
export type ReturnCompletedEvent = components['schemas']['ReturnCompletedEvent']
/** Goods that were sent back were looked at. */
export type ReturnInspectedEvent = components['schemas']['ReturnInspectedEvent']
/** Goods that were sent back have come. */
export type ReturnReceivedEvent = components['schemas']['ReturnReceivedEvent']
/** Goods may not be sent back. */
export type ReturnRefusedEvent = components['schemas']['ReturnRefusedEvent']
/** Goods of an order are to be sent back. */
export type ReturnRequestedEvent = components['schemas']['ReturnRequestedEvent']
export type RotateKey = components['schemas']['RotateKey']
export type RotateWebhookSecret = components['schemas']['RotateWebhookSecret']
export type SavedPaymentMethod = components['schemas']['SavedPaymentMethod']
export type SavedPaymentMethodList = components['schemas']['SavedPaymentMethodList']
export type SecondFactorChallenge = components['schemas']['SecondFactorChallenge']
export type SecondFactorShown = components['schemas']['SecondFactorShown']
export type SecondFactorStart = components['schemas']['SecondFactorStart']
export type Seller = components['schemas']['Seller']
export type SellerApplicationReceived = components['schemas']['SellerApplicationReceived']
/** Somebody wants to sell here. */
export type SellerAppliedEvent = components['schemas']['SellerAppliedEvent']
export type SellerBalance = components['schemas']['SellerBalance']
/** An application was approved or refused. */
export type SellerDecidedEvent = components['schemas']['SellerDecidedEvent']
export type SellerFulfillment = components['schemas']['SellerFulfillment']
export type SellerInvitation = components['schemas']['SellerInvitation']
export type SellerInvitationList = components['schemas']['SellerInvitationList']
export type SellerList = components['schemas']['SellerList']
export type SellerMember = components['schemas']['SellerMember']
export type SellerMemberList = components['schemas']['SellerMemberList']
export type SellerMoney = components['schemas']['SellerMoney']
export type SellerOffer = components['schemas']['SellerOffer']
export type SellerOfferList = components['schemas']['SellerOfferList']
export type SellerOrder = components['schemas']['SellerOrder']
export type SellerOrderList = components['schemas']['SellerOrderList']
export type SellerOrderSummary = components['schemas']['SellerOrderSummary']
export type SellerProfile = components['schemas']['SellerProfile']
/** A suspended seller may sell again. */
export type SellerReopenedEvent = components['schemas']['SellerReopenedEvent']
export type SellerSession = components['schemas']['SellerSession']
/** A seller may not sell for now. */
export type SellerSuspendedEvent = components['schemas']['SellerSuspendedEvent']
export type SetCollectionProducts = components['schemas']['SetCollectionProducts']
export type SetOrderTags = components['schemas']['SetOrderTags']
/** What is left out stays. */
export type SetPaymentProvider = components['schemas']['SetPaymentProvider']
export type SetPrices = components['schemas']['SetPrices']
export type SetQuantityRules = components['schemas']['SetQuantityRules']
export type SetSecret = components['schemas']['SetSecret']
export type SetStoreOrigins = components['schemas']['SetStoreOrigins']
/** Of the whole package. Goods whose weight is not known weigh nothing. */
export type ShippingBand = components['schemas']['ShippingBand']
export type ShippingEstimate = components['schemas']['ShippingEstimate']
export type ShippingMethod = components['schemas']['ShippingMethod']
export type ShippingMethodList = components['schemas']['ShippingMethodList']
export type ShippingOption = components['schemas']['ShippingOption']
/** Pieces. */
export type ShippingQuantityBand = components['schemas']['ShippingQuantityBand']
export type ShippingRate = components['schemas']['ShippingRate']
export type ShippingRateInput = components['schemas']['ShippingRateInput']
export type ShippingReduction = components['schemas']['ShippingReduction']
export type SigningKeys = components['schemas']['SigningKeys']
export type StaffCustomer = components['schemas']['StaffCustomer']
export type StaffInvitation = components['schemas']['StaffInvitation']
export type StaffInvitationList = components['schemas']['StaffInvitationList']
export type StaffMember = components['schemas']['StaffMember']
export type StaffMemberList = components['schemas']['StaffMemberList']
export type StaffOrder = components['schemas']['StaffOrder']
export type StaffRole = components['schemas']['StaffRole']
export type StaffRoleList = components['schemas']['StaffRoleList']
export type StaffSession = components['schemas']['StaffSession']
export type StartCustomerSecondFactor = components['schemas']['StartCustomerSecondFactor']
export type StartedCustomerSecondFactor = components['schemas']['StartedCustomerSecondFactor']
export type StartedProviderSignIn = components['schemas']['StartedProviderSignIn']
export type StartPasskeyRegistration = components['schemas']['StartPasskeyRegistration']
export type StartProviderLink = components['schemas']['StartProviderLink']
export type StartProviderSignIn = components['schemas']['StartProviderSignIn']
export type StartSecondFactor = components['schemas']['StartSecondFactor']
export type StockAdjustment = components['schemas']['StockAdjustment']
/** There is more or less of some offers of a product than before. */
export type StockChangedEvent = components['schemas']['StockChangedEvent']
export type StockItem = components['schemas']['StockItem']
export type StockLevel = components['schemas']['StockLevel']
export type StockList = components['schemas']['StockList']
export type StockMovement = components['schemas']['StockMovement']
export type StockMovementList = components['schemas']['StockMovementList']
export type StockSpread = components['schemas']['StockSpread']
export type Store = components['schemas']['Store']
/** Settings of the store changed. */
export type StoreChangedEvent = components['schemas']['StoreChangedEvent']
export type StoreClock = components['schemas']['StoreClock']
export type StoreCredit = components['schemas']['StoreCredit']
export type StoreCreditBalance = components['schemas']['StoreCreditBalance']
/** The store is open again. */
export type StoreReopenedEvent = components['schemas']['StoreReopenedEvent']
export type StoreSecret = components['schemas']['StoreSecret']
export type StoreSecretList = components['schemas']['StoreSecretList']
export type StoreSettings = components['schemas']['StoreSettings']
/** The store is closed for all but its staff. */
export type StoreSuspendedEvent = components['schemas']['StoreSuspendedEvent']
export type SuspendCustomer = components['schemas']['SuspendCustomer']
export type SuspendStore = components['schemas']['SuspendStore']
export type TakenOffLine = components['schemas']['TakenOffLine']
export type TaxExemption = components['schemas']['TaxExemption']
export type TaxExemptionList = components['schemas']['TaxExemptionList']
export type TaxLine = components['schemas']['TaxLine']
export type TaxRate = components['schemas']['TaxRate']
export type TaxZone = components['schemas']['TaxZone']
export type TaxZoneList = components['schemas']['TaxZoneList']
export type Tender = components['schemas']['Tender']
export type TestedWebhookEndpoint = components['schemas']['TestedWebhookEndpoint']
export type TimelineEntry = components['schemas']['TimelineEntry']
/** Without it. */
export type Totals = components['schemas']['Totals']
export type TrialBalance = components['schemas']['TrialBalance']
export type TrialBalanceRow = components['schemas']['TrialBalanceRow']
export type TrialLine = components['schemas']['TrialLine']
/** One there might be, in place of `promotionId`. */
export type TrialPromotion = components['schemas']['TrialPromotion']
export type TryPromotion = components['schemas']['TryPromotion']
export type UpdateAccount = components['schemas']['UpdateAccount']
export type UpdateCart = components['schemas']['UpdateCart']
export type UpdateCollection = components['schemas']['UpdateCollection']
export type UpdateCustomer = components['schemas']['UpdateCustomer']
export type UpdateCustomerAddress = components['schemas']['UpdateCustomerAddress']
export type UpdateCustomerGroup = components['schemas']['UpdateCustomerGroup']
export type UpdateGiftCard = components['schemas']['UpdateGiftCard']
export type UpdateIdentityProvider = components['schemas']['UpdateIdentityProvider']
export type UpdateKey = components['schemas']['UpdateKey']
export type UpdatePriceList = components['schemas']['UpdatePriceList']
export type UpdateProductFacts = components['schemas']['UpdateProductFacts']
export type UpdatePromotion = components['schemas']['UpdatePromotion']
export type UpdateRole = components['schemas']['UpdateRole']
export type UpdateSellerCommission = components['schemas']['UpdateSellerCommission']
export type UpdateSellerKey = components['schemas']['UpdateSellerKey']
export type UpdateSellerMember = components['schemas']['UpdateSellerMember']
export type UpdateSellerProfile = components['schemas']['UpdateSellerProfile']
export type UpdateShippingMethod = components['schemas']['UpdateShippingMethod']
export type UpdateStaffMember = components['schemas']['UpdateStaffMember']
export type UpdateStoreSettings = components['schemas']['UpdateStoreSettings']
export type UpdateTaxRate = components['schemas']['UpdateTaxRate']
export type UpdateTaxZone = components['schemas']['UpdateTaxZone']
export type UpdateVariantFacts = components['schemas']['UpdateVariantFacts']
export type UpdateWebhookEndpoint = components['schemas']['UpdateWebhookEndpoint']
export type UsedPromotion = components['schemas']['UsedPromotion']
export type Variant = components['schemas']['Variant']
export type VariantFacts = components['schemas']['VariantFacts']
export type VerifySecondFactor = components['schemas']['VerifySecondFactor']
export type WebhookDelivery = components['schemas']['WebhookDelivery']
export type WebhookDeliveryList = components['schemas']['WebhookDeliveryList']
export type WebhookDeliverySummary = components['schemas']['WebhookDeliverySummary']
export type WebhookEndpoint = components['schemas']['WebhookEndpoint']
/** Nothing is sent to an endpoint any more. */
export type WebhookEndpointDisabledEvent = components['schemas']['WebhookEndpointDisabledEvent']
export type WebhookEndpointList = components['schemas']['WebhookEndpointList']
export type WebhookSecret = components['schemas']['WebhookSecret']
/** Signed like all others; nothing has happened. */
export type WebhookTestEvent = components['schemas']['WebhookTestEvent']
/** Answer 200 with the JSON `{"challenge": …}`, the one that came. */
export type WebhookVerificationEvent = components['schemas']['WebhookVerificationEvent']

/** Input of `getStore`. */
export type GetStoreInput = Record<string, never>

/** Input of `getStoreSettings`. */
export type GetStoreSettingsInput = Record<string, never>

/** Input of `updateStoreSettings`. */
export interface UpdateStoreSettingsInput {
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  name?: UpdateStoreSettings['name'] | undefined
  tagline?: UpdateStoreSettings['tagline'] | undefined
  /** ISO 4217 code. */
  currency?: UpdateStoreSettings['currency'] | undefined
  /** The language of the store itself. */
  locale?: UpdateStoreSettings['locale'] | undefined
  /** What customers may choose from; holds the store's own locale. */
  locales?: UpdateStoreSettings['locales'] | undefined
  /** Where it ships to. */
  countries?: UpdateStoreSettings['countries'] | undefined
  /** Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %. */
  taxBasisPoints?: UpdateStoreSettings['taxBasisPoints'] | undefined
  /** Whether prices of goods and of shipping contain the tax. If so, everybody pays the same price and the tax of the address is taken out of it; if not, it is added. */
  pricesIncludeTax?: UpdateStoreSettings['pricesIncludeTax'] | undefined
  /** Where it is the other way round: goods are delivered there. */
  taxExceptionCountries?: UpdateStoreSettings['taxExceptionCountries'] | undefined
  /** `own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods it brings. */
  taxOnShipping?: UpdateStoreSettings['taxOnShipping'] | undefined
  /** The member state of the EU where the store is registered for VAT: businesses of the others then owe the tax themselves. Null: the store does not know reverse charge. */
  reverseChargeCountry?: UpdateStoreSettings['reverseChargeCountry'] | undefined
  /** IANA name: windows of promotions and price lists are read by its clocks. */
  timeZone?: UpdateStoreSettings['timeZone'] | undefined
  /** Besides the store's own: what carts may be in, at the prices of price lists in that currency. Once it is taken away, carts in it cannot be bought. */
  currencies?: UpdateStoreSettings['currencies'] | undefined
  /** Where answers to its mails go; null: nowhere. */
  supportEmail?: UpdateStoreSettings['supportEmail'] | undefined
  /** Who issues invoices and credit notes. Null: none are issued. */
  invoicing?: UpdateStoreSettings['invoicing'] | undefined
  /** Days in which goods may be sent back, from when they arrived; 0: never. */
  returnDays?: UpdateStoreSettings['returnDays'] | undefined
}

/** Input of `setStoreOrigins`. */
export interface SetStoreOriginsInput {
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** All of them, the main one first. */
  origins: SetStoreOrigins['origins']
}

/** Input of `suspendStore`. */
export interface SuspendStoreInput {
  /** For the records. */
  reason: SuspendStore['reason']
}

/** Input of `reopenStore`. */
export type ReopenStoreInput = Record<string, never>

/** Input of `moveClock`. */
export interface MoveClockInput {
  offsetSeconds?: Extract<MoveClock, { offsetSeconds?: unknown }>['offsetSeconds'] | undefined
  to?: Extract<MoveClock, { to?: unknown }>['to'] | undefined
}

/** Input of `listSecrets`. */
export type ListSecretsInput = Record<string, never>

/** Input of `setSecret`. */
export interface SetSecretInput {
  /** What it is called here. */
  name: Described['setSecret']['parameters']['path']['name']
  /** The secret. Nobody ever reads it back. */
  value: SetSecret['value']
}

/** Input of `removeSecret`. */
export interface RemoveSecretInput {
  /** What it is called here. */
  name: Described['removeSecret']['parameters']['path']['name']
}

/** Input of `listKeys`. */
export interface ListKeysInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listKeys']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listKeys']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createKey`. */
export interface CreateKeyInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  kind: Extract<CreateKey, { kind?: unknown }>['kind']
  /** What it is for, in your words. */
  name: Extract<CreateKey, { name?: unknown }>['name']
  /** Pages that may use it; empty: any page. */
  allowedOrigins?: Extract<CreateKey, { allowedOrigins?: unknown }>['allowedOrigins'] | undefined
  /** When it stops working by itself; null: never. */
  expiresAt?: Extract<CreateKey, { expiresAt?: unknown }>['expiresAt'] | undefined
  /** What it may do: only what you may do yourself. */
  scopes?: Extract<CreateKey, { scopes?: unknown }>['scopes'] | undefined
  /** Networks from which this may be used. */
  networks?: Extract<CreateKey, { networks?: unknown }>['networks'] | undefined
}

/** Input of `getKey`. */
export interface GetKeyInput {
  /** Id of a store key. */
  keyId: Described['getKey']['parameters']['path']['keyId']
}

/** Input of `updateKey`. */
export interface UpdateKeyInput {
  /** Id of a store key. */
  keyId: Described['updateKey']['parameters']['path']['keyId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** What it is for, in your words. */
  name?: UpdateKey['name'] | undefined
  /** What it may do: only what you may do yourself. */
  scopes?: UpdateKey['scopes'] | undefined
  /** Pages that may use it; empty: any page. */
  allowedOrigins?: UpdateKey['allowedOrigins'] | undefined
  /** Networks from which this may be used. */
  networks?: UpdateKey['networks'] | undefined
}

/** Input of `revokeKey`. */
export interface RevokeKeyInput {
  /** Id of a store key. */
  keyId: Described['revokeKey']['parameters']['path']['keyId']
}

/** Input of `rotateKey`. */
export interface RotateKeyInput {
  /** Id of a store key. */
  keyId: Described['rotateKey']['parameters']['path']['keyId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** How long the old secret still works; 0 ends it at once. */
  overlapSeconds: RotateKey['overlapSeconds']
}

/** Input of `listShippingMethods`. */
export interface ListShippingMethodsInput {
  /** Only those that count in it; the store's own where it is left out. */
  currency?: NonNullable<Described['listShippingMethods']['parameters']['query']>['currency'] | undefined
}

/** Input of `listShippingMethodsAsStaff`. */
export type ListShippingMethodsAsStaffInput = Record<string, never>

/** Input of `createShippingMethod`. */
export interface CreateShippingMethodInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Your own short name of it. */
  handle: CreateShippingMethod['handle']
  name: CreateShippingMethod['name']
  description: CreateShippingMethod['description']
  /** What a package costs where there are no rates. Integer minor units. */
  priceAmount: CreateShippingMethod['priceAmount']
  /** Goods worth this or more ship for nothing; null: never. */
  freeFromAmount: CreateShippingMethod['freeFromAmount']
  minDays: CreateShippingMethod['minDays']
  maxDays: CreateShippingMethod['maxDays']
  /** A disabled one is offered to nobody; quotes and orders made with it keep it. Default: `active`. */
  status?: CreateShippingMethod['status'] | undefined
  /** Whose packages go by it; null: those of every seller. */
  sellerId?: CreateShippingMethod['sellerId'] | undefined
  /** The first that fits a package is what it costs; a package that none fits does not go by it. Empty: `priceAmount`. Replaced as a whole. */
  rates?: CreateShippingMethod['rates'] | undefined
  /** Where it delivers to. Empty: wherever the store ships to. Replaced as a whole. */
  places?: CreateShippingMethod['places'] | undefined
  /** Which goods `freeFrom` counts, after discounts: all of the cart, or the package's own. Default: `cart`. */
  freeFromOf?: CreateShippingMethod['freeFromOf'] | undefined
  /** Which rates of tax are due on it: a word of your own, as tax rates have it. Default: `standard`. */
  taxClass?: CreateShippingMethod['taxClass'] | undefined
  /** Where it is picked up; null: it is brought to the address. */
  pickupPoint?: CreateShippingMethod['pickupPoint'] | undefined
  /** Where a carrier service is set up: for an address it is asked what each package costs and how long it takes, in place of rates, price and days. Where none is, those count. Default: `false`. */
  asksCarrier?: CreateShippingMethod['asksCarrier'] | undefined
  /** Of its amounts, for good: the store's own, or another of its `currencies`. */
  currency?: CreateShippingMethod['currency'] | undefined
}

/** Input of `updateShippingMethod`. */
export interface UpdateShippingMethodInput {
  /** Id of a shipping method. */
  shippingMethodId: Described['updateShippingMethod']['parameters']['path']['shippingMethodId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Your own short name of it. */
  handle?: UpdateShippingMethod['handle'] | undefined
  name?: UpdateShippingMethod['name'] | undefined
  description?: UpdateShippingMethod['description'] | undefined
  /** What a package costs where there are no rates. Integer minor units. */
  priceAmount?: UpdateShippingMethod['priceAmount'] | undefined
  /** Goods worth this or more ship for nothing; null: never. */
  freeFromAmount?: UpdateShippingMethod['freeFromAmount'] | undefined
  minDays?: UpdateShippingMethod['minDays'] | undefined
  maxDays?: UpdateShippingMethod['maxDays'] | undefined
  /** A disabled one is offered to nobody; quotes and orders made with it keep it. */
  status?: UpdateShippingMethod['status'] | undefined
  /** Whose packages go by it; null: those of every seller. */
  sellerId?: UpdateShippingMethod['sellerId'] | undefined
  /** The first that fits a package is what it costs; a package that none fits does not go by it. Empty: `priceAmount`. Replaced as a whole. */
  rates?: UpdateShippingMethod['rates'] | undefined
  /** Where it delivers to. Empty: wherever the store ships to. Replaced as a whole. */
  places?: UpdateShippingMethod['places'] | undefined
  /** Which goods `freeFrom` counts, after discounts: all of the cart, or the package's own. */
  freeFromOf?: UpdateShippingMethod['freeFromOf'] | undefined
  /** Which rates of tax are due on it: a word of your own, as tax rates have it. */
  taxClass?: UpdateShippingMethod['taxClass'] | undefined
  /** Where it is picked up; null: it is brought to the address. */
  pickupPoint?: UpdateShippingMethod['pickupPoint'] | undefined
  /** Where a carrier service is set up: for an address it is asked what each package costs and how long it takes, in place of rates, price and days. Where none is, those count. */
  asksCarrier?: UpdateShippingMethod['asksCarrier'] | undefined
  /** Lower comes first. */
  position?: UpdateShippingMethod['position'] | undefined
}

/** Input of `removeShippingMethod`. */
export interface RemoveShippingMethodInput {
  /** Id of a shipping method. */
  shippingMethodId: Described['removeShippingMethod']['parameters']['path']['shippingMethodId']
}

/** Input of `listTaxZones`. */
export interface ListTaxZonesInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listTaxZones']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listTaxZones']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createTaxZone`. */
export interface CreateTaxZoneInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** For staff. */
  name: CreateTaxZone['name']
  /** No place is in two zones. An address is in the zone that says it most precisely: by the longest beginning of its postal code, then by region, then by country. */
  places: CreateTaxZone['places']
}

/** Input of `getTaxZone`. */
export interface GetTaxZoneInput {
  /** Id of a tax zone. */
  taxZoneId: Described['getTaxZone']['parameters']['path']['taxZoneId']
}

/** Input of `updateTaxZone`. */
export interface UpdateTaxZoneInput {
  /** Id of a tax zone. */
  taxZoneId: Described['updateTaxZone']['parameters']['path']['taxZoneId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** For staff. */
  name?: UpdateTaxZone['name'] | undefined
  /** No place is in two zones. An address is in the zone that says it most precisely: by the longest beginning of its postal code, then by region, then by country. */
  places?: UpdateTaxZone['places'] | undefined
}

/** Input of `removeTaxZone`. */
export interface RemoveTaxZoneInput {
  /** Id of a tax zone. */
  taxZoneId: Described['removeTaxZone']['parameters']['path']['taxZoneId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `addTaxRate`. */
export interface AddTaxRateInput {
  /** Id of a tax zone. */
  taxZoneId: Described['addTaxRate']['parameters']['path']['taxZoneId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** As totals name it to shoppers. */
  title: AddTaxRate['title']
  /** Which goods: those whose product, or way to ship, has this tax class. Most are `standard`. */
  taxClass: AddTaxRate['taxClass']
  /** How high: 190000 is 19 %, 88750 is 8.875 %. */
  partsPerMillion: AddTaxRate['partsPerMillion']
  /** From then on; null: since ever. */
  validFrom?: AddTaxRate['validFrom'] | undefined
  /** Until before then; null: for good. */
  validUntil?: AddTaxRate['validUntil'] | undefined
}

/** Input of `updateTaxRate`. */
export interface UpdateTaxRateInput {
  /** Id of a tax zone. */
  taxZoneId: Described['updateTaxRate']['parameters']['path']['taxZoneId']
  /** Id of a tax rate. */
  taxRateId: Described['updateTaxRate']['parameters']['path']['taxRateId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** As totals name it to shoppers. */
  title?: UpdateTaxRate['title'] | undefined
  /** Which goods: those whose product, or way to ship, has this tax class. Most are `standard`. */
  taxClass?: UpdateTaxRate['taxClass'] | undefined
  /** How high: 190000 is 19 %, 88750 is 8.875 %. */
  partsPerMillion?: UpdateTaxRate['partsPerMillion'] | undefined
  /** From then on; null: since ever. */
  validFrom?: UpdateTaxRate['validFrom'] | undefined
  /** Until before then; null: for good. */
  validUntil?: UpdateTaxRate['validUntil'] | undefined
}

/** Input of `removeTaxRate`. */
export interface RemoveTaxRateInput {
  /** Id of a tax zone. */
  taxZoneId: Described['removeTaxRate']['parameters']['path']['taxZoneId']
  /** Id of a tax rate. */
  taxRateId: Described['removeTaxRate']['parameters']['path']['taxRateId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `listTaxExemptions`. */
export interface ListTaxExemptionsInput {
  /** Id of a customer. */
  customerId: Described['listTaxExemptions']['parameters']['path']['customerId']
}

/** Input of `createTaxExemption`. */
export interface CreateTaxExemptionInput {
  /** Id of a customer. */
  customerId: Described['createTaxExemption']['parameters']['path']['customerId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** The paper that says so, as the explanation of a price names it. */
  reference: CreateTaxExemption['reference']
  /** Only goods of these tax classes; empty: all. */
  taxClasses?: CreateTaxExemption['taxClasses'] | undefined
  /** Only what is delivered to these countries; empty: wherever. */
  countries?: CreateTaxExemption['countries'] | undefined
  /** From then on; null: since ever. */
  validFrom?: CreateTaxExemption['validFrom'] | undefined
  /** Until before then; null: for good. */
  validUntil?: CreateTaxExemption['validUntil'] | undefined
}

/** Input of `removeTaxExemption`. */
export interface RemoveTaxExemptionInput {
  /** Id of a customer. */
  customerId: Described['removeTaxExemption']['parameters']['path']['customerId']
  /** Id of a tax exemption. */
  taxExemptionId: Described['removeTaxExemption']['parameters']['path']['taxExemptionId']
}

/** Input of `listPriceLists`. */
export interface ListPriceListsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listPriceLists']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listPriceLists']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createPriceList`. */
export interface CreatePriceListInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** As the explanation of a price names it. */
  title: CreatePriceList['title']
  /** `sale`: never raises what an offer costs; `override`: stands whatever it costs. In a currency other than that of the offers both are the same. */
  kind: CreatePriceList['kind']
  /** Of several lists with a price for an offer, the one with the highest priority counts; among equal ones the lower price. Default: `0`. */
  priority?: CreatePriceList['priority'] | undefined
  /** Only for customers in one of these groups; empty: for everybody. */
  customerGroupIds?: CreatePriceList['customerGroupIds'] | undefined
  /** Counts from then on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side. */
  validFrom?: CreatePriceList['validFrom'] | undefined
  /** Counts until before then. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side. */
  validUntil?: CreatePriceList['validUntil'] | undefined
  /** A disabled list counts for nobody. Default: `active`. */
  status?: CreatePriceList['status'] | undefined
  /** ISO 4217. Counts only for carts in this currency. The store's own, or one of its `currencies`; for good. */
  currency: CreatePriceList['currency']
}

/** Input of `getPriceList`. */
export interface GetPriceListInput {
  /** Id of a price list. */
  priceListId: Described['getPriceList']['parameters']['path']['priceListId']
}

/** Input of `updatePriceList`. */
export interface UpdatePriceListInput {
  /** Id of a price list. */
  priceListId: Described['updatePriceList']['parameters']['path']['priceListId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** As the explanation of a price names it. */
  title?: UpdatePriceList['title'] | undefined
  /** `sale`: never raises what an offer costs; `override`: stands whatever it costs. In a currency other than that of the offers both are the same. */
  kind?: UpdatePriceList['kind'] | undefined
  /** Of several lists with a price for an offer, the one with the highest priority counts; among equal ones the lower price. */
  priority?: UpdatePriceList['priority'] | undefined
  /** Only for customers in one of these groups; empty: for everybody. */
  customerGroupIds?: UpdatePriceList['customerGroupIds'] | undefined
  /** Counts from then on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side. */
  validFrom?: UpdatePriceList['validFrom'] | undefined
  /** Counts until before then. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side. */
  validUntil?: UpdatePriceList['validUntil'] | undefined
  /** A disabled list counts for nobody. */
  status?: UpdatePriceList['status'] | undefined
}

/** Input of `removePriceList`. */
export interface RemovePriceListInput {
  /** Id of a price list. */
  priceListId: Described['removePriceList']['parameters']['path']['priceListId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `listPrices`. */
export interface ListPricesInput {
  /** Id of a price list. */
  priceListId: Described['listPrices']['parameters']['path']['priceListId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listPrices']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listPrices']['parameters']['query']>['cursor'] | undefined
  /** Only prices of this offer. */
  offerId?: NonNullable<Described['listPrices']['parameters']['query']>['offerId'] | undefined
}

/** Input of `setPrices`. */
export interface SetPricesInput {
  /** Id of a price list. */
  priceListId: Described['setPrices']['parameters']['path']['priceListId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Each offer and quantity once. */
  prices: SetPrices['prices']
}

/** Input of `removePrices`. */
export interface RemovePricesInput {
  /** Id of a price list. */
  priceListId: Described['removePrices']['parameters']['path']['priceListId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  prices: RemovePrices['prices']
}

/** Input of `listPromotions`. */
export interface ListPromotionsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listPromotions']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listPromotions']['parameters']['query']>['cursor'] | undefined
  /** `draft`: not out yet. `active`: applies while its time is. `paused`: does not apply, and nobody is told of it. `ended`: for good. */
  status?: NonNullable<Described['listPromotions']['parameters']['query']>['status'] | undefined
  /** Part of the title, in capitals or not. */
  q?: NonNullable<Described['listPromotions']['parameters']['query']>['q'] | undefined
}

/** Input of `createPromotion`. */
export interface CreatePromotionInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** What shoppers read beside the discount. */
  title: CreatePromotion['title']
  /** Only for who enters one of its codes. Default: `false`. */
  needsCode?: CreatePromotion['needsCode'] | undefined
  /** Higher ones come first; among equal ones the older. Default: `0`. */
  priority?: CreatePromotion['priority'] | undefined
  /** ISO 4217, one of the store. Every amount of the promotion is in it, and only carts in it have the promotion; null: carts in any, where it names no amount. */
  currency?: CreatePromotion['currency'] | undefined
  /** From this moment on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side. */
  validFrom?: CreatePromotion['validFrom'] | undefined
  /** Until before this moment. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side. */
  validUntil?: CreatePromotion['validUntil'] | undefined
  conditions?: CreatePromotion['conditions'] | undefined
  effect: CreatePromotion['effect']
  /** Goes with no other promotion: it applies when it comes first, and then nothing follows it. Default: `false`. */
  isExclusive?: CreatePromotion['isExclusive'] | undefined
  /** Of the promotions with the same name here, one applies; null: of none. */
  exclusionGroup?: CreatePromotion['exclusionGroup'] | undefined
  /** What of its cost the sellers bear, each for their own goods: 5,000 is half. The platform bears the rest. Default: `0`. */
  sellerShareBasisPoints?: CreatePromotion['sellerShareBasisPoints'] | undefined
  /** So many orders may have it in all; null: without limit. */
  usesMax?: CreatePromotion['usesMax'] | undefined
  /** So many orders of one customer, or of one e-mail address, may have it; null: without limit. Counted from when it is set. */
  usesPerCustomer?: CreatePromotion['usesPerCustomer'] | undefined
  /** `draft`: it does not apply before `resumePromotion`. `active`: it applies at once, in its time. Default: `draft`. */
  status?: CreatePromotion['status'] | undefined
}

/** Input of `getPromotion`. */
export interface GetPromotionInput {
  /** Id of a promotion. */
  promotionId: Described['getPromotion']['parameters']['path']['promotionId']
}

/** Input of `updatePromotion`. */
export interface UpdatePromotionInput {
  /** Id of a promotion. */
  promotionId: Described['updatePromotion']['parameters']['path']['promotionId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** What shoppers read beside the discount. */
  title?: UpdatePromotion['title'] | undefined
  /** Only for who enters one of its codes. */
  needsCode?: UpdatePromotion['needsCode'] | undefined
  /** Higher ones come first; among equal ones the older. */
  priority?: UpdatePromotion['priority'] | undefined
  /** ISO 4217, one of the store. Every amount of the promotion is in it, and only carts in it have the promotion; null: carts in any, where it names no amount. */
  currency?: UpdatePromotion['currency'] | undefined
  /** From this moment on. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side. */
  validFrom?: UpdatePromotion['validFrom'] | undefined
  /** Until before this moment. By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side. */
  validUntil?: UpdatePromotion['validUntil'] | undefined
  conditions?: UpdatePromotion['conditions'] | undefined
  effect?: UpdatePromotion['effect'] | undefined
  /** Goes with no other promotion: it applies when it comes first, and then nothing follows it. */
  isExclusive?: UpdatePromotion['isExclusive'] | undefined
  /** Of the promotions with the same name here, one applies; null: of none. */
  exclusionGroup?: UpdatePromotion['exclusionGroup'] | undefined
  /** What of its cost the sellers bear, each for their own goods: 5,000 is half. The platform bears the rest. */
  sellerShareBasisPoints?: UpdatePromotion['sellerShareBasisPoints'] | undefined
  /** So many orders may have it in all; null: without limit. */
  usesMax?: UpdatePromotion['usesMax'] | undefined
  /** So many orders of one customer, or of one e-mail address, may have it; null: without limit. Counted from when it is set. */
  usesPerCustomer?: UpdatePromotion['usesPerCustomer'] | undefined
}

/** Input of `removePromotion`. */
export interface RemovePromotionInput {
  /** Id of a promotion. */
  promotionId: Described['removePromotion']['parameters']['path']['promotionId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `pausePromotion`. */
export interface PausePromotionInput {
  /** Id of a promotion. */
  promotionId: Described['pausePromotion']['parameters']['path']['promotionId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `resumePromotion`. */
export interface ResumePromotionInput {
  /** Id of a promotion. */
  promotionId: Described['resumePromotion']['parameters']['path']['promotionId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `endPromotion`. */
export interface EndPromotionInput {
  /** Id of a promotion. */
  promotionId: Described['endPromotion']['parameters']['path']['promotionId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `listPromotionCodes`. */
export interface ListPromotionCodesInput {
  /** Id of a promotion. */
  promotionId: Described['listPromotionCodes']['parameters']['path']['promotionId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listPromotionCodes']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listPromotionCodes']['parameters']['query']>['cursor'] | undefined
  /** Only codes that were made together. */
  batchId?: NonNullable<Described['listPromotionCodes']['parameters']['query']>['batchId'] | undefined
  /** Only this code, however it is written. */
  code?: NonNullable<Described['listPromotionCodes']['parameters']['query']>['code'] | undefined
}

/** Input of `createPromotionCode`. */
export interface CreatePromotionCodeInput {
  /** Id of a promotion. */
  promotionId: Described['createPromotionCode']['parameters']['path']['promotionId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Written without spaces and hyphens, in capitals; however a shopper writes it, it is the same code. */
  code: CreatePromotionCode['code']
  /** So many orders may have each code; null: as many as the promotion. */
  usesMax?: CreatePromotionCode['usesMax'] | undefined
}

/** Input of `createPromotionCodes`. */
export interface CreatePromotionCodesInput {
  /** Id of a promotion. */
  promotionId: Described['createPromotionCodes']['parameters']['path']['promotionId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** How many codes are made. */
  count: CreatePromotionCodes['count']
  /** What each code begins with; left out: nothing but chance. */
  prefix?: CreatePromotionCodes['prefix'] | undefined
  /** So many orders may have each code; null: as many as the promotion. Default: `1`. */
  usesMax?: CreatePromotionCodes['usesMax'] | undefined
}

/** Input of `disablePromotionCode`. */
export interface DisablePromotionCodeInput {
  /** Id of a promotion. */
  promotionId: Described['disablePromotionCode']['parameters']['path']['promotionId']
  /** Id of a promotion code. */
  codeId: Described['disablePromotionCode']['parameters']['path']['codeId']
}

/** Input of `enablePromotionCode`. */
export interface EnablePromotionCodeInput {
  /** Id of a promotion. */
  promotionId: Described['enablePromotionCode']['parameters']['path']['promotionId']
  /** Id of a promotion code. */
  codeId: Described['enablePromotionCode']['parameters']['path']['codeId']
}

/** Input of `tryPromotion`. */
export interface TryPromotionInput {
  /** One there is, in whatever state. */
  promotionId?: TryPromotion['promotionId'] | undefined
  /** One there might be, in place of `promotionId`. */
  promotion?: TryPromotion['promotion'] | undefined
  /** A cart there is. */
  cartId?: TryPromotion['cartId'] | undefined
  /** What a cart might hold, in place of `cartId`. */
  lineItems?: TryPromotion['lineItems'] | undefined
  /** Of the cart that might be. */
  currency?: TryPromotion['currency'] | undefined
  /** Whose the cart might be. */
  customerId?: TryPromotion['customerId'] | undefined
  /** Entered in the cart that might be; that of the promotion needs not be. */
  codes?: TryPromotion['codes'] | undefined
  /** Where it would go: then shipping (what costs least) and tax count, too. */
  destination?: TryPromotion['destination'] | undefined
  /** As of when; left out: now. */
  at?: TryPromotion['at'] | undefined
}

/** Input of `listProducts`. */
export interface ListProductsInput {
  /** Words to find in title, brand, category and tags; the last may be unfinished, small typos are forgiven. */
  q?: NonNullable<Described['listProducts']['parameters']['query']>['q'] | undefined
  /** Handle of a category; includes all below it. */
  category?: NonNullable<Described['listProducts']['parameters']['query']>['category'] | undefined
  /** Handle or id of a collection. With `category`, too: what is in both. */
  collection?: NonNullable<Described['listProducts']['parameters']['query']>['collection'] | undefined
  /** ISO 4217: one of the `currencies` of the store. Prices are then those of its price lists for everybody; what has none has no `priceRange`. Left out: the prices of the offers. */
  currency?: NonNullable<Described['listProducts']['parameters']['query']>['currency'] | undefined
  /** `featured` is the order of the shop, or of the collection; `-price` is dearest first. In every currency the prices of the offers decide. Default: `featured`. */
  sort?: NonNullable<Described['listProducts']['parameters']['query']>['sort'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listProducts']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listProducts']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getProduct`. */
export interface GetProductInput {
  /** Handle or id of the product. */
  handle: Described['getProduct']['parameters']['path']['handle']
  /** ISO 4217: one of the `currencies` of the store. Prices are then those of its price lists for everybody. Left out: the prices of the offers. */
  currency?: NonNullable<Described['getProduct']['parameters']['query']>['currency'] | undefined
}

/** Input of `listCategories`. */
export type ListCategoriesInput = Record<string, never>

/** Input of `listCollections`. */
export interface ListCollectionsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listCollections']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listCollections']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getCollection`. */
export interface GetCollectionInput {
  /** Handle or id of the collection. */
  handle: Described['getCollection']['parameters']['path']['handle']
}

/** Input of `listStock`. */
export interface ListStockInput {
  /** Beginning of a product's title or of a SKU; upper and lower case are alike. */
  q?: NonNullable<Described['listStock']['parameters']['query']>['q'] | undefined
  /** Only offers of which there is so much. */
  status?: NonNullable<Described['listStock']['parameters']['query']>['status'] | undefined
  /** Only offers of this seller. */
  sellerId?: NonNullable<Described['listStock']['parameters']['query']>['sellerId'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listStock']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listStock']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listSellerStock`. */
export interface ListSellerStockInput {
  /** Beginning of a product's title or of a SKU; upper and lower case are alike. */
  q?: NonNullable<Described['listSellerStock']['parameters']['query']>['q'] | undefined
  /** Only offers of which there is so much. */
  status?: NonNullable<Described['listSellerStock']['parameters']['query']>['status'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerStock']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerStock']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getStock`. */
export interface GetStockInput {
  /** Id of an offer. */
  offerId: Described['getStock']['parameters']['path']['offerId']
}

/** Input of `getSellerStock`. */
export interface GetSellerStockInput {
  /** Id of an offer. */
  offerId: Described['getSellerStock']['parameters']['path']['offerId']
}

/** Input of `adjustStock`. */
export interface AdjustStockInput {
  /** Id of an offer. */
  offerId: Described['adjustStock']['parameters']['path']['offerId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `received`: so many pieces came. `counted`: so many are there, those set aside included; pieces that are sold and wait to be shipped are not counted any more. */
  kind: StockAdjustment['kind']
  /** Pieces; at least one where they were received. */
  quantity: StockAdjustment['quantity']
  /** Why, for those who look after the stock. Card numbers in it are not kept. */
  note?: StockAdjustment['note'] | undefined
}

/** Input of `spreadStock`. */
export interface SpreadStockInput {
  /** Id of an offer. */
  offerId: Described['spreadStock']['parameters']['path']['offerId']
  /** Over how many rows; 1 puts the free pieces into one again. */
  buckets: StockSpread['buckets']
}

/** Input of `listStockMovements`. */
export interface ListStockMovementsInput {
  /** Id of an offer. */
  offerId: Described['listStockMovements']['parameters']['path']['offerId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listStockMovements']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listStockMovements']['parameters']['query']>['cursor'] | undefined
}

/** Input of `adjustSellerStock`. */
export interface AdjustSellerStockInput {
  /** Id of an offer. */
  offerId: Described['adjustSellerStock']['parameters']['path']['offerId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `received`: so many pieces came. `counted`: so many are there, those set aside included; pieces that are sold and wait to be shipped are not counted any more. */
  kind: StockAdjustment['kind']
  /** Pieces; at least one where they were received. */
  quantity: StockAdjustment['quantity']
  /** Why, for those who look after the stock. Card numbers in it are not kept. */
  note?: StockAdjustment['note'] | undefined
}

/** Input of `spreadSellerStock`. */
export interface SpreadSellerStockInput {
  /** Id of an offer. */
  offerId: Described['spreadSellerStock']['parameters']['path']['offerId']
  /** Over how many rows; 1 puts the free pieces into one again. */
  buckets: StockSpread['buckets']
}

/** Input of `listSellerStockMovements`. */
export interface ListSellerStockMovementsInput {
  /** Id of an offer. */
  offerId: Described['listSellerStockMovements']['parameters']['path']['offerId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerStockMovements']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerStockMovements']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getProductFacts`. */
export interface GetProductFactsInput {
  /** Id of a product. */
  productId: Described['getProductFacts']['parameters']['path']['productId']
}

/** Input of `updateProductFacts`. */
export interface UpdateProductFactsInput {
  /** Id of a product. */
  productId: Described['updateProductFacts']['parameters']['path']['productId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** `gift_wrap`: bought with other goods; shoppers neither find it nor open a page of it. */
  kind?: UpdateProductFacts['kind'] | undefined
  /** Which rates of tax are due on it: a word of your own, as tax rates have it. */
  taxClass?: UpdateProductFacts['taxClass'] | undefined
  /** False: no promotion lowers its price, as it should be with what is worth money. */
  isDiscountable?: UpdateProductFacts['isDiscountable'] | undefined
}

/** Input of `updateVariantFacts`. */
export interface UpdateVariantFactsInput {
  /** Id of a variant. */
  variantId: Described['updateVariantFacts']['parameters']['path']['variantId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Of a piece as it is sent; null: not known, and then it weighs nothing for shipping. */
  weightGrams?: UpdateVariantFacts['weightGrams'] | undefined
  /** Length, width and height of a piece as it is sent; null: not known, counts as none. At most 90 cubic meters. */
  sizeMillimeters?: UpdateVariantFacts['sizeMillimeters'] | undefined
  /** False: a service or a download, in no package. */
  needsShipping?: UpdateVariantFacts['needsShipping'] | undefined
}

/** Input of `listManagedCollections`. */
export interface ListManagedCollectionsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listManagedCollections']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listManagedCollections']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createCollection`. */
export interface CreateCollectionInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  title: CreateCollection['title']
  /** Its name in addresses, unique in the store. Left out: made of the title. */
  handle?: CreateCollection['handle'] | undefined
  /** HTML. What a description may not hold is taken out, as it is of products. Default: ``. */
  descriptionHtml?: CreateCollection['descriptionHtml'] | undefined
  /** The address of a picture of one of your products; null: the first that its products have. */
  pictureUrl?: CreateCollection['pictureUrl'] | undefined
  /** Whether shoppers find it. Promotions that name it count its products either way. Default: `true`. */
  isPublished?: CreateCollection['isPublished'] | undefined
  /** Its place among collections: lower is shown first. Default: `1000`. */
  position?: CreateCollection['position'] | undefined
}

/** Input of `getManagedCollection`. */
export interface GetManagedCollectionInput {
  /** Id of a collection. */
  collectionId: Described['getManagedCollection']['parameters']['path']['collectionId']
}

/** Input of `updateCollection`. */
export interface UpdateCollectionInput {
  /** Id of a collection. */
  collectionId: Described['updateCollection']['parameters']['path']['collectionId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  title?: UpdateCollection['title'] | undefined
  /** Its name in addresses, unique in the store. */
  handle?: UpdateCollection['handle'] | undefined
  /** HTML. What a description may not hold is taken out, as it is of products. */
  descriptionHtml?: UpdateCollection['descriptionHtml'] | undefined
  /** The address of a picture of one of your products; null: the first that its products have. */
  pictureUrl?: UpdateCollection['pictureUrl'] | undefined
  /** Whether shoppers find it. Promotions that name it count its products either way. */
  isPublished?: UpdateCollection['isPublished'] | undefined
  /** Its place among collections: lower is shown first. */
  position?: UpdateCollection['position'] | undefined
}

/** Input of `removeCollection`. */
export interface RemoveCollectionInput {
  /** Id of a collection. */
  collectionId: Described['removeCollection']['parameters']['path']['collectionId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `listCollectionProducts`. */
export interface ListCollectionProductsInput {
  /** Id of a collection. */
  collectionId: Described['listCollectionProducts']['parameters']['path']['collectionId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listCollectionProducts']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listCollectionProducts']['parameters']['query']>['cursor'] | undefined
}

/** Input of `setCollectionProducts`. */
export interface SetCollectionProductsInput {
  /** Id of a collection. */
  collectionId: Described['setCollectionProducts']['parameters']['path']['collectionId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** All of them, in the order to show. */
  productIds: SetCollectionProducts['productIds']
}

/** Input of `addCollectionProducts`. */
export interface AddCollectionProductsInput {
  /** Id of a collection. */
  collectionId: Described['addCollectionProducts']['parameters']['path']['collectionId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Those that are in it stay where they are; the others come behind them, in this order. */
  productIds: AddCollectionProducts['productIds']
}

/** Input of `removeCollectionProducts`. */
export interface RemoveCollectionProductsInput {
  /** Id of a collection. */
  collectionId: Described['removeCollectionProducts']['parameters']['path']['collectionId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Those that are not in it are passed over. */
  productIds: RemoveCollectionProducts['productIds']
}

/** Input of `getQuantityRules`. */
export interface GetQuantityRulesInput {
  /** Id of an offer. */
  offerId: Described['getQuantityRules']['parameters']['path']['offerId']
}

/** Input of `setQuantityRules`. */
export interface SetQuantityRulesInput {
  /** Id of an offer. */
  offerId: Described['setQuantityRules']['parameters']['path']['offerId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** The fewest pieces; a multiple of the step. */
  min: SetQuantityRules['min']
  /** The most pieces; a multiple of the step. Null: as many as a line may have. */
  max: SetQuantityRules['max']
  /** Only multiples of it: 6 for what comes in boxes of six. */
  step: SetQuantityRules['step']
}

/** Input of `createCart`. */
export interface CreateCartInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** First lines; may be empty. */
  lineItems?: CreateCart['lineItems'] | undefined
  /** ISO 4217 code; left out: the store's own. */
  currency?: CreateCart['currency'] | undefined
  /** Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are, but for numbers of payment cards: those are not kept. */
  metadata?: CreateCart['metadata'] | undefined
}

/** Input of `getCart`. */
export interface GetCartInput {
  /** Id of a cart. */
  cartId: Described['getCart']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
}

/** Input of `updateCart`. */
export interface UpdateCartInput {
  /** Id of a cart. */
  cartId: Described['updateCart']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** For whoever packs it; may be empty. Numbers of payment cards are not kept. */
  note?: UpdateCart['note'] | undefined
  /** In place of all there was. */
  metadata?: UpdateCart['metadata'] | undefined
  /** ISO 4217: one that the store sells in. Everything then costs what its price lists in it say. */
  currency?: UpdateCart['currency'] | undefined
}

/** Input of `getCustomerCart`. */
export type GetCustomerCartInput = Record<string, never>

/** Input of `addCartLine`. */
export interface AddCartLineInput {
  /** Id of a cart. */
  cartId: Described['addCartLine']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Id of an offer. */
  offerId: AddCartLine['offerId']
  /** Whole pieces. Default: `1`. */
  quantity?: AddCartLine['quantity'] | undefined
  /** Left out: the line keeps the one it has. */
  note?: AddCartLine['note'] | undefined
}

/** Input of `changeCartLine`. */
export interface ChangeCartLineInput {
  /** Id of a cart. */
  cartId: Described['changeCartLine']['parameters']['path']['cartId']
  /** Id of a cart line. */
  lineId: Described['changeCartLine']['parameters']['path']['lineId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Whole pieces. */
  quantity?: ChangeCartLine['quantity'] | undefined
  /** True keeps the line for later, false brings it back among those to be bought. */
  saved?: ChangeCartLine['saved'] | undefined
  /** Such as what to write on a card; may be empty. Numbers of payment cards are not kept. */
  note?: ChangeCartLine['note'] | undefined
}

/** Input of `removeCartLine`. */
export interface RemoveCartLineInput {
  /** Id of a cart. */
  cartId: Described['removeCartLine']['parameters']['path']['cartId']
  /** Id of a cart line. */
  lineId: Described['removeCartLine']['parameters']['path']['lineId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `acceptCartChanges`. */
export interface AcceptCartChangesInput {
  /** Id of a cart. */
  cartId: Described['acceptCartChanges']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `reportCartView`. */
export interface ReportCartViewInput {
  /** Id of a cart. */
  cartId: Described['reportCartView']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
}

/** Input of `listGiftWraps`. */
export interface ListGiftWrapsInput {
  /** ISO 4217: one of the `currencies` of the store. Then only what its price lists for everybody sell in it. Left out: the prices of the offers. */
  currency?: NonNullable<Described['listGiftWraps']['parameters']['query']>['currency'] | undefined
}

/** Input of `addCartCode`. */
export interface AddCartCodeInput {
  /** Id of a cart. */
  cartId: Described['addCartCode']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** As the shopper typed it: case, spaces and hyphens do not matter. */
  code: AddCartCode['code']
}

/** Input of `removeCartCode`. */
export interface RemoveCartCodeInput {
  /** Id of a cart. */
  cartId: Described['removeCartCode']['parameters']['path']['cartId']
  code: Described['removeCartCode']['parameters']['path']['code']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `estimateShipping`. */
export interface EstimateShippingInput {
  /** Id of a cart. */
  cartId: Described['estimateShipping']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** ISO 3166-1 alpha-2. */
  country: EstimateShipping['country']
  /** As addresses write it, where shipping or tax depend on it. */
  region?: EstimateShipping['region'] | undefined
  postalCode?: EstimateShipping['postalCode'] | undefined
  /** Pieces that go elsewhere, as `createCheckout` takes them. */
  deliveries?: EstimateShipping['deliveries'] | undefined
  /** What is chosen already; of every other package the cheapest is taken. */
  packages?: EstimateShipping['packages'] | undefined
  /** Of a business that buys. */
  vatNumber?: EstimateShipping['vatNumber'] | undefined
}

/** Input of `getCartExplanation`. */
export interface GetCartExplanationInput {
  /** Id of a cart. */
  cartId: Described['getCartExplanation']['parameters']['path']['cartId']
  /** ISO 3166-1 alpha-2. */
  country?: NonNullable<Described['getCartExplanation']['parameters']['query']>['country'] | undefined
  /** As addresses write it, where shipping or tax depend on it. */
  region?: NonNullable<Described['getCartExplanation']['parameters']['query']>['region'] | undefined
  postalCode?: NonNullable<Described['getCartExplanation']['parameters']['query']>['postalCode'] | undefined
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
}

/** Input of `listLedgerAccounts`. */
export interface ListLedgerAccountsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listLedgerAccounts']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listLedgerAccounts']['parameters']['query']>['cursor'] | undefined
  /** `provider`: Money at a payment provider. `bank`: Money in the bank. `buyers`: What buyers owe. `sales`: Goods of the house sold, without tax. `seller`: What a seller is owed. `commission`: Commission earned on the goods of sellers. `shipping`: Shipping of the house sold, without tax. `tax`: Tax owed. `promotions`: What the store bears of discounts on the goods of sellers. `gift_card`: What a gift card still pays for. `store_credit`: What a customer has as store credit. `given`: Gift cards and store credit that were given away. `disputes`: Money that banks of buyers have taken back. `fees`: Fees of payment providers. Clients must accept new values. */
  kind?: NonNullable<Described['listLedgerAccounts']['parameters']['query']>['kind'] | undefined
  /** Only accounts of this seller. */
  sellerId?: NonNullable<Described['listLedgerAccounts']['parameters']['query']>['sellerId'] | undefined
  /** As of this moment, RFC 3339 in UTC; left out: as of now. */
  at?: NonNullable<Described['listLedgerAccounts']['parameters']['query']>['at'] | undefined
}

/** Input of `listLedgerTransfers`. */
export interface ListLedgerTransfersInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listLedgerTransfers']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listLedgerTransfers']['parameters']['query']>['cursor'] | undefined
  /** Only into and out of this account. */
  accountId?: NonNullable<Described['listLedgerTransfers']['parameters']['query']>['accountId'] | undefined
  /** Only of this order. */
  orderId?: NonNullable<Described['listLedgerTransfers']['parameters']['query']>['orderId'] | undefined
  /** `sale_goods`: Goods sold, without tax (buyers → sales or seller). `sale_tax`: Tax of a sale (buyers → tax). `sale_shipping`: Shipping sold, without tax (buyers → shipping or seller). `promotion`: What the store bears of a discount (promotions → seller). `commission`: Commission (seller → commission). `payment`: A buyer paid (provider, gift card or store credit → buyers). `refund_goods`: Goods taken back, without tax (sales or seller → buyers). `refund_tax`: Tax of what was taken back (tax → buyers). `refund_shipping`: Shipping given back, without tax (shipping or seller → buyers). `refund_promotion`: The discount of what was taken back (seller → promotions). `refund_commission`: Commission given back (commission → seller). `refund_payment`: A buyer was paid back (buyers → provider, gift card or store credit). `gift_card_given`: A gift card was made (given → gift card). `store_credit_given`: Store credit was given (given → store credit). `store_credit_taken`: Store credit was taken back (store credit → given). `dispute_opened`: A bank took money back (disputes → provider). `dispute_closed`: It came back (provider → disputes). `payout`: A seller was paid (seller → bank). `fee`: A provider kept a fee (fees → provider). Clients must accept new values. */
  code?: NonNullable<Described['listLedgerTransfers']['parameters']['query']>['code'] | undefined
  /** Only from then on, RFC 3339 in UTC. */
  from?: NonNullable<Described['listLedgerTransfers']['parameters']['query']>['from'] | undefined
  /** Only before then, RFC 3339 in UTC. */
  until?: NonNullable<Described['listLedgerTransfers']['parameters']['query']>['until'] | undefined
}

/** Input of `getTrialBalance`. */
export interface GetTrialBalanceInput {
  /** As of this moment, RFC 3339 in UTC; left out: as of now. */
  at?: NonNullable<Described['getTrialBalance']['parameters']['query']>['at'] | undefined
}

/** Input of `getGiftCardBalance`. */
export interface GetGiftCardBalanceInput {
  /** The code, however it is written: small letters, spaces and hyphens do not matter. */
  code: AskGiftCardBalance['code']
}

/** Input of `listGiftCards`. */
export interface ListGiftCardsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listGiftCards']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listGiftCards']['parameters']['query']>['cursor'] | undefined
  /** `disabled`: nobody can pay with it; what is on it stays. */
  status?: NonNullable<Described['listGiftCards']['parameters']['query']>['status'] | undefined
  /** Only cards made for this customer. */
  customerId?: NonNullable<Described['listGiftCards']['parameters']['query']>['customerId'] | undefined
  /** Only cards whose code ends like this. */
  codeEnd?: NonNullable<Described['listGiftCards']['parameters']['query']>['codeEnd'] | undefined
}

/** Input of `createGiftCard`. */
export interface CreateGiftCardInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  amount: CreateGiftCard['amount']
  /** Where the code is mailed to; null: nowhere. */
  recipientEmail?: CreateGiftCard['recipientEmail'] | undefined
  /** Stands in the mail; kept nowhere else. Default: ``. */
  message?: CreateGiftCard['message'] | undefined
  /** The customer it is made for; null: nobody in particular. */
  customerId?: CreateGiftCard['customerId'] | undefined
  /** RFC 3339, UTC: from then on nobody can pay with it. What is left of it is still owed, and pays again when staff move its end. Null: it has none. */
  expiresAt?: CreateGiftCard['expiresAt'] | undefined
  /** For staff: why it was given. Card numbers in it are not kept. Default: ``. */
  note?: CreateGiftCard['note'] | undefined
}

/** Input of `getGiftCard`. */
export interface GetGiftCardInput {
  /** Id of a gift card. */
  giftCardId: Described['getGiftCard']['parameters']['path']['giftCardId']
}

/** Input of `updateGiftCard`. */
export interface UpdateGiftCardInput {
  /** Id of a gift card. */
  giftCardId: Described['updateGiftCard']['parameters']['path']['giftCardId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** `disabled`: nobody can pay with it; what is on it stays. */
  status?: UpdateGiftCard['status'] | undefined
  /** RFC 3339, UTC: from then on nobody can pay with it. What is left of it is still owed, and pays again when staff move its end. Null: it has none. */
  expiresAt?: UpdateGiftCard['expiresAt'] | undefined
  /** For staff: why it was given. Card numbers in it are not kept. */
  note?: UpdateGiftCard['note'] | undefined
}

/** Input of `getStoreCredit`. */
export type GetStoreCreditInput = Record<string, never>

/** Input of `listStoreCreditMovements`. */
export interface ListStoreCreditMovementsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listStoreCreditMovements']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listStoreCreditMovements']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getCustomerStoreCredit`. */
export interface GetCustomerStoreCreditInput {
  /** Id of a customer. */
  customerId: Described['getCustomerStoreCredit']['parameters']['path']['customerId']
}

/** Input of `addStoreCredit`. */
export interface AddStoreCreditInput {
  /** Id of a customer. */
  customerId: Described['addStoreCredit']['parameters']['path']['customerId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  amount: AddStoreCredit['amount']
  /** For the records of staff. Card numbers in it are not kept. */
  reason: AddStoreCredit['reason']
}

/** Input of `getSellerBalance`. */
export interface GetSellerBalanceInput {
  /** Id of a seller. */
  sellerId: Described['getSellerBalance']['parameters']['path']['sellerId']
}

/** Input of `listSellerMovements`. */
export interface ListSellerMovementsInput {
  /** Id of a seller. */
  sellerId: Described['listSellerMovements']['parameters']['path']['sellerId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerMovements']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerMovements']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listPayouts`. */
export interface ListPayoutsInput {
  /** Id of a seller. */
  sellerId: Described['listPayouts']['parameters']['path']['sellerId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listPayouts']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listPayouts']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createPayout`. */
export interface CreatePayoutInput {
  /** Id of a seller. */
  sellerId: Described['createPayout']['parameters']['path']['sellerId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  amount: CreatePayout['amount']
  /** What the bank knows it by. Default: ``. */
  bankReference?: CreatePayout['bankReference'] | undefined
}

/** Input of `getOwnBalance`. */
export type GetOwnBalanceInput = Record<string, never>

/** Input of `listOwnMovements`. */
export interface ListOwnMovementsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listOwnMovements']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listOwnMovements']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listOwnPayouts`. */
export interface ListOwnPayoutsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listOwnPayouts']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listOwnPayouts']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getPayment`. */
export interface GetPaymentInput {
  /** Id of a payment. */
  paymentId: Described['getPayment']['parameters']['path']['paymentId']
}

/** Input of `checkPayment`. */
export interface CheckPaymentInput {
  /** Id of a payment. */
  paymentId: Described['checkPayment']['parameters']['path']['paymentId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
}

/** Input of `listOrderPayments`. */
export interface ListOrderPaymentsInput {
  /** Id of an order. */
  orderId: Described['listOrderPayments']['parameters']['path']['orderId']
}

/** Input of `capturePayment`. */
export interface CapturePaymentInput {
  /** Id of a payment. */
  paymentId: Described['capturePayment']['parameters']['path']['paymentId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Minor units of its currency. Null: all that can be captured. 0 with `isFinal`: nothing more is taken, and the rest is let go. */
  amount: CapturePayment['amount']
  /** Lets the rest go: nothing more can be captured afterwards. False unless said. */
  isFinal?: CapturePayment['isFinal'] | undefined
}

/** Input of `voidPayment`. */
export interface VoidPaymentInput {
  /** Id of a payment. */
  paymentId: Described['voidPayment']['parameters']['path']['paymentId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
}

/** Input of `listPayments`. */
export interface ListPaymentsInput {
  /** Only payments of this status. */
  status?: NonNullable<Described['listPayments']['parameters']['query']>['status'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listPayments']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listPayments']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listDisputes`. */
export interface ListDisputesInput {
  /** Only disputes of this status. */
  status?: NonNullable<Described['listDisputes']['parameters']['query']>['status'] | undefined
  /** Only of this payment. */
  paymentId?: NonNullable<Described['listDisputes']['parameters']['query']>['paymentId'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listDisputes']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listDisputes']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getDispute`. */
export interface GetDisputeInput {
  /** Id of a dispute. */
  disputeId: Described['getDispute']['parameters']['path']['disputeId']
}

/** Input of `listReconciliations`. */
export interface ListReconciliationsInput {
  /** Only those about which this was done; `nothing` waits for a person. */
  did?: NonNullable<Described['listReconciliations']['parameters']['query']>['did'] | undefined
  /** Only of this payment. */
  paymentId?: NonNullable<Described['listReconciliations']['parameters']['query']>['paymentId'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listReconciliations']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listReconciliations']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listProviderEvents`. */
export interface ListProviderEventsInput {
  /** Only those of which this became. */
  status?: NonNullable<Described['listProviderEvents']['parameters']['query']>['status'] | undefined
  /** Only of this payment. */
  paymentId?: NonNullable<Described['listProviderEvents']['parameters']['query']>['paymentId'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listProviderEvents']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listProviderEvents']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listPaymentProviders`. */
export type ListPaymentProvidersInput = Record<string, never>

/** Input of `setPaymentProvider`. */
export interface SetPaymentProviderInput {
  /** Whom money is taken with. */
  provider: Described['setPaymentProvider']['parameters']['path']['provider']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** True takes it from the one that is now. */
  isActive?: SetPaymentProvider['isActive'] | undefined
  /** `manual`: what is paid is authorized, and taken when staff captures it. */
  captureMode?: SetPaymentProvider['captureMode'] | undefined
  /** A secret or a restricted key. It is encrypted before it is kept. */
  secretKey?: SetPaymentProvider['secretKey'] | undefined
  /** What the provider signs its events with. Encrypted, too. */
  webhookSecret?: SetPaymentProvider['webhookSecret'] | undefined
  publishableKey?: SetPaymentProvider['publishableKey'] | undefined
  account?: SetPaymentProvider['account'] | undefined
}

/** Input of `getPaymentConfiguration`. */
export type GetPaymentConfigurationInput = Record<string, never>

/** Input of `associateCart`. */
export interface AssociateCartInput {
  /** Id of a cart. */
  cartId: Described['associateCart']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `createCheckout`. */
export interface CreateCheckoutInput {
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Id of a cart. */
  cartId: CreateCheckout['cartId']
  buyer: CreateCheckout['buyer']
  shippingAddress: CreateCheckout['shippingAddress']
  /** Pieces that go to other addresses, in parcels of their own. */
  deliveries?: CreateCheckout['deliveries'] | undefined
  billingAddress?: CreateCheckout['billingAddress'] | undefined
  /** How every package goes. Left out: see `packages`. */
  shippingMethodId?: CreateCheckout['shippingMethodId'] | undefined
  /** How each seller’s package to each address goes, in place of `shippingMethodId`. Empty where nothing is shipped. */
  packages?: CreateCheckout['packages'] | undefined
}

/** Input of `getCheckout`. */
export interface GetCheckoutInput {
  /** Id of a checkout. */
  checkoutId: Described['getCheckout']['parameters']['path']['checkoutId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
}

/** Input of `payCheckout`. */
export interface PayCheckoutInput {
  /** Id of a checkout. */
  checkoutId: Described['payCheckout']['parameters']['path']['checkoutId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** The provider's token of a payment method, never a card number. Test provider: `pm_test_ok`, `pm_test_declined`, `pm_test_second_step` and others, which docs/payments.md lists. Null for a total of 0, or where gift cards and store credit pay all of it: no provider is asked then. */
  paymentMethod: PayCheckout['paymentMethod']
  /** Keep it for the next time of the signed-in customer, once it has paid: then `listPaymentMethods` shows it. */
  savePaymentMethod?: PayCheckout['savePaymentMethod'] | undefined
  /** What the signed-in customer has kept, instead of `paymentMethod`, which is null then. */
  savedPaymentMethodId?: PayCheckout['savedPaymentMethodId'] | undefined
  /** Gift cards, in the order in which they are used up: each gives what it has, the payment method pays the rest. */
  giftCards?: PayCheckout['giftCards'] | undefined
  /** Store credit of the signed-in customer, used after the gift cards. */
  storeCredit?: PayCheckout['storeCredit'] | undefined
  /** The `quote` of the checkout that was shown: this total is paid, or none. */
  quote?: PayCheckout['quote'] | undefined
  /** Where the shopper comes back to after a second step; on one of the store’s own domains. */
  returnUrl: PayCheckout['returnUrl']
}

/** Input of `completeCheckout`. */
export interface CompleteCheckoutInput {
  /** Id of a checkout. */
  checkoutId: Described['completeCheckout']['parameters']['path']['checkoutId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
}

/** Input of `cancelCheckoutPayment`. */
export interface CancelCheckoutPaymentInput {
  /** Id of a checkout. */
  checkoutId: Described['cancelCheckoutPayment']['parameters']['path']['checkoutId']
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
}

/** Input of `getOrder`. */
export interface GetOrderInput {
  /** Id of an order. */
  orderId: Described['getOrder']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
}

/** Input of `listCustomerOrders`. */
export interface ListCustomerOrdersInput {
  /** Only orders of this status. */
  status?: NonNullable<Described['listCustomerOrders']['parameters']['query']>['status'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listCustomerOrders']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listCustomerOrders']['parameters']['query']>['cursor'] | undefined
}

/** Input of `holdOrder`. */
export interface HoldOrderInput {
  /** Id of an order. */
  orderId: Described['holdOrder']['parameters']['path']['orderId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Why; for the staff. Card numbers in it are not kept. */
  reason: HoldOrder['reason']
}

/** Input of `releaseOrder`. */
export interface ReleaseOrderInput {
  /** Id of an order. */
  orderId: Described['releaseOrder']['parameters']['path']['orderId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `setOrderTags`. */
export interface SetOrderTagsInput {
  /** Id of an order. */
  orderId: Described['setOrderTags']['parameters']['path']['orderId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** All that it is to have; each once, in whatever order. Card numbers in it are not kept. */
  tags: SetOrderTags['tags']
}

/** Input of `markDelivered`. */
export interface MarkDeliveredInput {
  /** Id of an order. */
  orderId: Described['markDelivered']['parameters']['path']['orderId']
  /** Id of a fulfillment. */
  fulfillmentId: Described['markDelivered']['parameters']['path']['fulfillmentId']
}

/** Input of `createOrderNote`. */
export interface CreateOrderNoteInput {
  /** Id of an order. */
  orderId: Described['createOrderNote']['parameters']['path']['orderId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Plain text. Card numbers in it are not kept. */
  body: CreateOrderNote['body']
  /** Whether the buyer reads it on the page of the order. Default: `false`. */
  isForBuyer?: CreateOrderNote['isForBuyer'] | undefined
}

/** Input of `listOrderNotes`. */
export interface ListOrderNotesInput {
  /** Id of an order. */
  orderId: Described['listOrderNotes']['parameters']['path']['orderId']
}

/** Input of `getOrderTimeline`. */
export interface GetOrderTimelineInput {
  /** Id of an order. */
  orderId: Described['getOrderTimeline']['parameters']['path']['orderId']
}

/** Input of `getOrderMoney`. */
export interface GetOrderMoneyInput {
  /** Id of an order. */
  orderId: Described['getOrderMoney']['parameters']['path']['orderId']
}

/** Input of `refundOrder`. */
export interface RefundOrderInput {
  /** Id of an order. */
  orderId: Described['refundOrder']['parameters']['path']['orderId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Lines of the order, each with pieces or with an amount. */
  lineItems?: RefundOrder['lineItems'] | undefined
  /** Of what was paid for shipping, tax included, in minor units. */
  shippingAmount?: RefundOrder['shippingAmount'] | undefined
  /** An amount by itself, in place of lines and shipping: it is spread over all that is left, in proportion. */
  amount?: RefundOrder['amount'] | undefined
  /** `original`: to where it came from, the payment provider first, then gift cards and store credit. `store_credit`: to that of the customer; guests have none. Default: `original`. */
  paidTo?: RefundOrder['paidTo'] | undefined
  /** Why; the buyer reads it. Card numbers in it are not kept. */
  reason: RefundOrder['reason']
  /** For the staff only. Default: ``. */
  note?: RefundOrder['note'] | undefined
}

/** Input of `listRefunds`. */
export interface ListRefundsInput {
  /** Id of an order. */
  orderId: Described['listRefunds']['parameters']['path']['orderId']
}

/** Input of `cancelOrderAsStaff`. */
export interface CancelOrderAsStaffInput {
  /** Id of an order. */
  orderId: Described['cancelOrderAsStaff']['parameters']['path']['orderId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Why; staff and buyer read it. Card numbers in it are not kept. */
  reason: CancelOrder['reason']
}

/** Input of `cancelOrder`. */
export interface CancelOrderInput {
  /** Id of an order. */
  orderId: Described['cancelOrder']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Why; staff and buyer read it. Card numbers in it are not kept. */
  reason: CancelOrder['reason']
}

/** Input of `listOrderRefunds`. */
export interface ListOrderRefundsInput {
  /** Id of an order. */
  orderId: Described['listOrderRefunds']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
}

/** Input of `listBuyerNotes`. */
export interface ListBuyerNotesInput {
  /** Id of an order. */
  orderId: Described['listBuyerNotes']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
}

/** Input of `listOrderEdits`. */
export interface ListOrderEditsInput {
  /** Id of an order. */
  orderId: Described['listOrderEdits']['parameters']['path']['orderId']
}

/** Input of `previewOrderEdit`. */
export interface PreviewOrderEditInput {
  /** Id of an order. */
  orderId: Described['previewOrderEdit']['parameters']['path']['orderId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Of the order as it was read: another one is refused. */
  version: PreviewOrderEdit['version']
  /** Pieces that are taken off, of what has not been shipped or paid back. */
  remove?: PreviewOrderEdit['remove'] | undefined
  /** What is added, each offer once. Promotions do not count, shipping stays. */
  add?: PreviewOrderEdit['add'] | undefined
  /** An exchange: what was accepted of this inspected return is taken off, and nothing is named in `remove`. */
  returnId?: PreviewOrderEdit['returnId'] | undefined
  /** For the staff only. Card numbers in it are not kept. Default: ``. */
  note?: PreviewOrderEdit['note'] | undefined
}

/** Input of `getOrderEdit`. */
export interface GetOrderEditInput {
  /** Id of an order. */
  orderId: Described['getOrderEdit']['parameters']['path']['orderId']
  /** Id of an order edit. */
  editId: Described['getOrderEdit']['parameters']['path']['editId']
}

/** Input of `commitOrderEdit`. */
export interface CommitOrderEditInput {
  /** Id of an order. */
  orderId: Described['commitOrderEdit']['parameters']['path']['orderId']
  /** Id of an order edit. */
  editId: Described['commitOrderEdit']['parameters']['path']['editId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
}

/** Input of `discardOrderEdit`. */
export interface DiscardOrderEditInput {
  /** Id of an order. */
  orderId: Described['discardOrderEdit']['parameters']['path']['orderId']
  /** Id of an order edit. */
  editId: Described['discardOrderEdit']['parameters']['path']['editId']
}

/** Input of `getBuyerOrderEdit`. */
export interface GetBuyerOrderEditInput {
  /** Id of an order. */
  orderId: Described['getBuyerOrderEdit']['parameters']['path']['orderId']
  /** Id of an order edit. */
  editId: Described['getBuyerOrderEdit']['parameters']['path']['editId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
}

/** Input of `payOrderEdit`. */
export interface PayOrderEditInput {
  /** Id of an order. */
  orderId: Described['payOrderEdit']['parameters']['path']['orderId']
  /** Id of an order edit. */
  editId: Described['payOrderEdit']['parameters']['path']['editId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** The provider's token of a payment method, never a card number; as of `payCheckout`. Null where something kept, gift cards or store credit pay all of it. */
  paymentMethod: PayOrderEdit['paymentMethod']
  /** What the signed-in customer has kept, instead of `paymentMethod`, which is null then. */
  savedPaymentMethodId?: PayOrderEdit['savedPaymentMethodId'] | undefined
  /** Gift cards, in the order in which they are used up: each gives what it has, the payment method pays the rest. */
  giftCards?: PayOrderEdit['giftCards'] | undefined
  /** Store credit of the signed-in customer, used after the gift cards. */
  storeCredit?: PayOrderEdit['storeCredit'] | undefined
  /** Where the shopper comes back to after a second step; on one of the store’s own domains. */
  returnUrl: PayOrderEdit['returnUrl']
}

/** Input of `completeOrderEdit`. */
export interface CompleteOrderEditInput {
  /** Id of an order. */
  orderId: Described['completeOrderEdit']['parameters']['path']['orderId']
  /** Id of an order edit. */
  editId: Described['completeOrderEdit']['parameters']['path']['editId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
}

/** Input of `listReturns`. */
export interface ListReturnsInput {
  /** Only returns in this state. */
  state?: NonNullable<Described['listReturns']['parameters']['query']>['state'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listReturns']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listReturns']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getReturn`. */
export interface GetReturnInput {
  /** Id of an order return. */
  returnId: Described['getReturn']['parameters']['path']['returnId']
}

/** Input of `approveReturn`. */
export interface ApproveReturnInput {
  /** Id of an order return. */
  returnId: Described['approveReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** How it comes back; left out: as the buyer likes. */
  label?: ApproveReturn['label'] | undefined
}

/** Input of `refuseReturn`. */
export interface RefuseReturnInput {
  /** Id of an order return. */
  returnId: Described['refuseReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Why; the buyer reads it. Card numbers in it are not kept. */
  decision: RefuseReturn['decision']
}

/** Input of `receiveReturn`. */
export interface ReceiveReturnInput {
  /** Id of an order return. */
  returnId: Described['receiveReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** What was in the parcel; left out: all that was announced. */
  lineItems?: ReceiveReturn['lineItems'] | undefined
}

/** Input of `inspectReturn`. */
export interface InspectReturnInput {
  /** Id of an order return. */
  returnId: Described['inspectReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Left out: everything that came is as good as new. A line that is not named is not accepted. */
  lineItems?: InspectReturn['lineItems'] | undefined
  /** For the buyer. Card numbers in it are not kept. Default: ``. */
  decision?: InspectReturn['decision'] | undefined
}

/** Input of `listSellerReturns`. */
export interface ListSellerReturnsInput {
  /** Only returns in this state. */
  state?: NonNullable<Described['listSellerReturns']['parameters']['query']>['state'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerReturns']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerReturns']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getSellerReturn`. */
export interface GetSellerReturnInput {
  /** Id of an order return. */
  returnId: Described['getSellerReturn']['parameters']['path']['returnId']
}

/** Input of `approveSellerReturn`. */
export interface ApproveSellerReturnInput {
  /** Id of an order return. */
  returnId: Described['approveSellerReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** How it comes back; left out: as the buyer likes. */
  label?: ApproveReturn['label'] | undefined
}

/** Input of `refuseSellerReturn`. */
export interface RefuseSellerReturnInput {
  /** Id of an order return. */
  returnId: Described['refuseSellerReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Why; the buyer reads it. Card numbers in it are not kept. */
  decision: RefuseReturn['decision']
}

/** Input of `receiveSellerReturn`. */
export interface ReceiveSellerReturnInput {
  /** Id of an order return. */
  returnId: Described['receiveSellerReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** What was in the parcel; left out: all that was announced. */
  lineItems?: ReceiveReturn['lineItems'] | undefined
}

/** Input of `inspectSellerReturn`. */
export interface InspectSellerReturnInput {
  /** Id of an order return. */
  returnId: Described['inspectSellerReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Left out: everything that came is as good as new. A line that is not named is not accepted. */
  lineItems?: InspectReturn['lineItems'] | undefined
  /** For the buyer. Card numbers in it are not kept. Default: ``. */
  decision?: InspectReturn['decision'] | undefined
}

/** Input of `createReturnAsStaff`. */
export interface CreateReturnAsStaffInput {
  /** Id of an order. */
  orderId: Described['createReturnAsStaff']['parameters']['path']['orderId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  lineItems: CreateReturn['lineItems']
  /** Why. Card numbers in it are not kept. */
  reason: CreateReturn['reason']
  /** For whoever unpacks it. Card numbers in it are not kept. Default: ``. */
  note?: CreateReturn['note'] | undefined
  /** What the buyer wants for it. `exchange`: something else, which staff add to the order with `previewOrderEdit`. Default: `refund`. */
  resolution?: CreateReturn['resolution'] | undefined
}

/** Input of `cancelReturnAsStaff`. */
export interface CancelReturnAsStaffInput {
  /** Id of an order return. */
  returnId: Described['cancelReturnAsStaff']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `completeReturn`. */
export interface CompleteReturnInput {
  /** Id of an order return. */
  returnId: Described['completeReturn']['parameters']['path']['returnId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Of what was paid for shipping, given back besides the goods; minor units. Default: `0`. */
  shippingAmount?: CompleteReturn['shippingAmount'] | undefined
  /** As of `refundOrder`. Default: `original`. */
  paidTo?: CompleteReturn['paidTo'] | undefined
}

/** Input of `createReturn`. */
export interface CreateReturnInput {
  /** Id of an order. */
  orderId: Described['createReturn']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  lineItems: CreateReturn['lineItems']
  /** Why. Card numbers in it are not kept. */
  reason: CreateReturn['reason']
  /** For whoever unpacks it. Card numbers in it are not kept. Default: ``. */
  note?: CreateReturn['note'] | undefined
  /** What the buyer wants for it. `exchange`: something else, which staff add to the order with `previewOrderEdit`. Default: `refund`. */
  resolution?: CreateReturn['resolution'] | undefined
}

/** Input of `listOrderReturns`. */
export interface ListOrderReturnsInput {
  /** Id of an order. */
  orderId: Described['listOrderReturns']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
}

/** Input of `cancelReturn`. */
export interface CancelReturnInput {
  /** Id of an order. */
  orderId: Described['cancelReturn']['parameters']['path']['orderId']
  /** Id of an order return. */
  returnId: Described['cancelReturn']['parameters']['path']['returnId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
}

/** Input of `listOrderEvents`. */
export interface ListOrderEventsInput {
  /** Id of an order. */
  orderId: Described['listOrderEvents']['parameters']['path']['orderId']
  /** `next` of the page before, or the id of any event you have seen. */
  after?: NonNullable<Described['listOrderEvents']['parameters']['query']>['after'] | undefined
  /** Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
  since?: NonNullable<Described['listOrderEvents']['parameters']['query']>['since'] | undefined
  /** How many events at the most. Default: `50`. */
  limit?: NonNullable<Described['listOrderEvents']['parameters']['query']>['limit'] | undefined
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
}

/** Input of `streamOrderEvents`. */
export interface StreamOrderEventsInput {
  /** Id of an order. */
  orderId: Described['streamOrderEvents']['parameters']['path']['orderId']
  /** `next` of the page before, or the id of any event you have seen. */
  after?: NonNullable<Described['streamOrderEvents']['parameters']['query']>['after'] | undefined
  /** Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
  since?: NonNullable<Described['streamOrderEvents']['parameters']['query']>['since'] | undefined
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
  /** Of the last event you have seen: clients of server-sent events send it when they reconnect. */
  lastEventId?: NonNullable<Described['streamOrderEvents']['parameters']['header']>['Last-Event-ID'] | undefined
}

/** Input of `orderAgain`. */
export interface OrderAgainInput {
  /** Id of an order. */
  orderId: Described['orderAgain']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
  /** From the reply of `createCart`. */
  cartSecret?: string | undefined
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** The open cart to put it into, opened by its secret or session. Absent: a new one. */
  cartId?: OrderAgain['cartId'] | undefined
}

/** Input of `requestOrderLookup`. */
export interface RequestOrderLookupInput {
  /** The number of the order; case and hyphens do not count. */
  number: RequestOrderLookup['number']
  /** The address the order was placed with. */
  email: RequestOrderLookup['email']
}

/** Input of `confirmOrderLookup`. */
export interface ConfirmOrderLookupInput {
  /** The number of the order; case and hyphens do not count. */
  number: ConfirmOrderLookup['number']
  /** The address the order was placed with. */
  email: ConfirmOrderLookup['email']
  /** The six digits of the mail. */
  code: ConfirmOrderLookup['code']
}

/** Input of `getAddressForm`. */
export interface GetAddressFormInput {
  /** ISO 3166-1 alpha-2. */
  country: Described['getAddressForm']['parameters']['path']['country']
}

/** Input of `createCustomerSession`. */
export interface CreateCustomerSessionInput {
  email: CreateCustomerSession['email']
  password: CreateCustomerSession['password']
}

/** Input of `completeCustomerSession`. */
export interface CompleteCustomerSessionInput {
  challengeToken: CompleteCustomerSession['challengeToken']
  /** Six digits of the authenticator app, or a recovery code. */
  code: CompleteCustomerSession['code']
}

/** Input of `refreshCustomerSession`. */
export interface RefreshCustomerSessionInput {
  refreshToken: RefreshCustomerSession['refreshToken']
}

/** Input of `endCustomerSession`. */
export type EndCustomerSessionInput = Record<string, never>

/** Input of `listCustomerSessions`. */
export type ListCustomerSessionsInput = Record<string, never>

/** Input of `endOtherCustomerSessions`. */
export type EndOtherCustomerSessionsInput = Record<string, never>

/** Input of `endCustomerSessionById`. */
export interface EndCustomerSessionByIdInput {
  /** Id of a customer session. */
  sessionId: Described['endCustomerSessionById']['parameters']['path']['sessionId']
}

/** Input of `registerCustomer`. */
export interface RegisterCustomerInput {
  /** Upper and lower case are the same. */
  email: RegisterCustomer['email']
  /** NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess. */
  password: RegisterCustomer['password']
  fullName: RegisterCustomer['fullName']
  /** BCP 47; one of the store's `locales`. The store's own, if absent. */
  locale?: RegisterCustomer['locale'] | undefined
  /** What was agreed to; kept once the address is confirmed. */
  consents?: RegisterCustomer['consents'] | undefined
}

/** Input of `confirmRegistration`. */
export interface ConfirmRegistrationInput {
  /** `token` of the link that was mailed. */
  token: ConfirmRegistration['token']
  /** The one chosen at registration: the account is of who chose it, and of nobody who only follows the link. */
  password: ConfirmRegistration['password']
}

/** Input of `requestPasswordReset`. */
export interface RequestPasswordResetInput {
  /** Upper and lower case are the same. */
  email: RequestPasswordReset['email']
}

/** Input of `resetPassword`. */
export interface ResetPasswordInput {
  /** `token` of the link that was mailed. */
  token: ResetPassword['token']
  /** NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess. */
  password: ResetPassword['password']
}

/** Input of `confirmEmailChange`. */
export interface ConfirmEmailChangeInput {
  /** `token` of the link that was mailed. */
  token: ConfirmEmailChange['token']
}

/** Input of `getCustomer`. */
export type GetCustomerInput = Record<string, never>

/** Input of `updateCustomer`. */
export interface UpdateCustomerInput {
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  fullName?: UpdateCustomer['fullName'] | undefined
  phone?: UpdateCustomer['phone'] | undefined
  /** BCP 47; one of the store's `locales`. The store's own, if absent. */
  locale?: UpdateCustomer['locale'] | undefined
  /** Replaces all that was there. */
  metadata?: UpdateCustomer['metadata'] | undefined
}

/** Input of `changePassword`. */
export interface ChangePasswordInput {
  /** Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
  currentPassword?: ChangePassword['currentPassword'] | undefined
  /** NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess. */
  password: ChangePassword['password']
}

/** Input of `requestEmailChange`. */
export interface RequestEmailChangeInput {
  /** Upper and lower case are the same. */
  newEmail: RequestEmailChange['newEmail']
  /** Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
  password?: RequestEmailChange['password'] | undefined
}

/** Input of `getSigningKeys`. */
export type GetSigningKeysInput = Record<string, never>

/** Input of `getCustomerSecondFactor`. */
export type GetCustomerSecondFactorInput = Record<string, never>

/** Input of `startCustomerSecondFactor`. */
export interface StartCustomerSecondFactorInput {
  /** Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
  password?: StartCustomerSecondFactor['password'] | undefined
}

/** Input of `confirmCustomerSecondFactor`. */
export interface ConfirmCustomerSecondFactorInput {
  /** Six digits that the authenticator app shows. */
  code: ConfirmCustomerSecondFactor['code']
}

/** Input of `replaceCustomerRecoveryCodes`. */
export interface ReplaceCustomerRecoveryCodesInput {
  /** Six digits of the authenticator app, or a recovery code. */
  code: ReplaceCustomerRecoveryCodes['code']
}

/** Input of `removeCustomerSecondFactor`. */
export interface RemoveCustomerSecondFactorInput {
  /** Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
  password?: RemoveCustomerSecondFactor['password'] | undefined
  /** Six digits of the authenticator app, or a recovery code. */
  code?: RemoveCustomerSecondFactor['code'] | undefined
}

/** Input of `createPasskeyChallenge`. */
export interface CreatePasskeyChallengeInput {
  /** Of the page that asks: one of the store's own. A passkey works on pages of the same host only. The store's first, if absent. */
  origin?: CreatePasskeyChallenge['origin'] | undefined
}

/** Input of `createPasskeySession`. */
export interface CreatePasskeySessionInput {
  /** What `navigator.credentials.get` gave, as its `toJSON()`. */
  credential: CreatePasskeySession['credential']
}

/** Input of `startPasskeyRegistration`. */
export interface StartPasskeyRegistrationInput {
  /** Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
  password?: StartPasskeyRegistration['password'] | undefined
  /** Of the page that asks: one of the store's own. A passkey works on pages of the same host only. The store's first, if absent. */
  origin?: StartPasskeyRegistration['origin'] | undefined
}

/** Input of `listPasskeys`. */
export type ListPasskeysInput = Record<string, never>

/** Input of `registerPasskey`. */
export interface RegisterPasskeyInput {
  /** What `navigator.credentials.create` gave, as its `toJSON()`. */
  credential: RegisterPasskey['credential']
  /** Browser and system, if absent. */
  name?: RegisterPasskey['name'] | undefined
}

/** Input of `renamePasskey`. */
export interface RenamePasskeyInput {
  /** Id of a passkey. */
  passkeyId: Described['renamePasskey']['parameters']['path']['passkeyId']
  name: RenamePasskey['name']
}

/** Input of `removePasskey`. */
export interface RemovePasskeyInput {
  /** Id of a passkey. */
  passkeyId: Described['removePasskey']['parameters']['path']['passkeyId']
}

/** Input of `listAddresses`. */
export type ListAddressesInput = Record<string, never>

/** Input of `createAddress`. */
export interface CreateAddressInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** The customer's own word for it. Default: ``. */
  label?: CreateCustomerAddress['label'] | undefined
  /** Instead of the one that is now. The first address is the default anyway. Default: `false`. */
  isDefault?: CreateCustomerAddress['isDefault'] | undefined
  address: CreateCustomerAddress['address']
}

/** Input of `getAddress`. */
export interface GetAddressInput {
  /** Id of a customer address. */
  addressId: Described['getAddress']['parameters']['path']['addressId']
}

/** Input of `updateAddress`. */
export interface UpdateAddressInput {
  /** Id of a customer address. */
  addressId: Described['updateAddress']['parameters']['path']['addressId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** The customer's own word for it. */
  label?: UpdateCustomerAddress['label'] | undefined
  /** True takes it from the one that is now. */
  isDefault?: UpdateCustomerAddress['isDefault'] | undefined
  address?: UpdateCustomerAddress['address'] | undefined
}

/** Input of `removeAddress`. */
export interface RemoveAddressInput {
  /** Id of a customer address. */
  addressId: Described['removeAddress']['parameters']['path']['addressId']
}

/** Input of `listConsents`. */
export type ListConsentsInput = Record<string, never>

/** Input of `recordConsent`. */
export interface RecordConsentInput {
  purpose: Described['recordConsent']['parameters']['path']['purpose']
  granted: RecordConsent['granted']
  /** Which wording was shown. */
  textVersion: RecordConsent['textVersion']
}

/** Input of `listConsentHistory`. */
export interface ListConsentHistoryInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listConsentHistory']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listConsentHistory']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listCustomerConsents`. */
export interface ListCustomerConsentsInput {
  /** Id of a customer. */
  customerId: Described['listCustomerConsents']['parameters']['path']['customerId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listCustomerConsents']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listCustomerConsents']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listCustomers`. */
export interface ListCustomersInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listCustomers']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listCustomers']['parameters']['query']>['cursor'] | undefined
  /** What e-mail or name begin with; case does not count. */
  search?: NonNullable<Described['listCustomers']['parameters']['query']>['search'] | undefined
  status?: NonNullable<Described['listCustomers']['parameters']['query']>['status'] | undefined
}

/** Input of `getCustomerAsStaff`. */
export interface GetCustomerAsStaffInput {
  /** Id of a customer. */
  customerId: Described['getCustomerAsStaff']['parameters']['path']['customerId']
}

/** Input of `suspendCustomer`. */
export interface SuspendCustomerInput {
  /** Id of a customer. */
  customerId: Described['suspendCustomer']['parameters']['path']['customerId']
  /** For the audit log; the customer is not told. Numbers of payment cards are not kept. */
  reason: SuspendCustomer['reason']
}

/** Input of `reopenCustomer`. */
export interface ReopenCustomerInput {
  /** Id of a customer. */
  customerId: Described['reopenCustomer']['parameters']['path']['customerId']
}

/** Input of `listCustomerGroups`. */
export interface ListCustomerGroupsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listCustomerGroups']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listCustomerGroups']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createCustomerGroup`. */
export interface CreateCustomerGroupInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Unique in the store. */
  handle: CreateCustomerGroup['handle']
  name: CreateCustomerGroup['name']
}

/** Input of `getCustomerGroup`. */
export interface GetCustomerGroupInput {
  /** Id of a customer group. */
  groupId: Described['getCustomerGroup']['parameters']['path']['groupId']
}

/** Input of `updateCustomerGroup`. */
export interface UpdateCustomerGroupInput {
  /** Id of a customer group. */
  groupId: Described['updateCustomerGroup']['parameters']['path']['groupId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Unique in the store. */
  handle?: UpdateCustomerGroup['handle'] | undefined
  name?: UpdateCustomerGroup['name'] | undefined
}

/** Input of `removeCustomerGroup`. */
export interface RemoveCustomerGroupInput {
  /** Id of a customer group. */
  groupId: Described['removeCustomerGroup']['parameters']['path']['groupId']
}

/** Input of `listCustomerGroupMembers`. */
export interface ListCustomerGroupMembersInput {
  /** Id of a customer group. */
  groupId: Described['listCustomerGroupMembers']['parameters']['path']['groupId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listCustomerGroupMembers']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listCustomerGroupMembers']['parameters']['query']>['cursor'] | undefined
}

/** Input of `addCustomerGroupMember`. */
export interface AddCustomerGroupMemberInput {
  /** Id of a customer group. */
  groupId: Described['addCustomerGroupMember']['parameters']['path']['groupId']
  /** Id of a customer. */
  customerId: Described['addCustomerGroupMember']['parameters']['path']['customerId']
}

/** Input of `removeCustomerGroupMember`. */
export interface RemoveCustomerGroupMemberInput {
  /** Id of a customer group. */
  groupId: Described['removeCustomerGroupMember']['parameters']['path']['groupId']
  /** Id of a customer. */
  customerId: Described['removeCustomerGroupMember']['parameters']['path']['customerId']
}

/** Input of `listPaymentMethods`. */
export type ListPaymentMethodsInput = Record<string, never>

/** Input of `setDefaultPaymentMethod`. */
export interface SetDefaultPaymentMethodInput {
  /** Id of a saved payment method. */
  paymentMethodId: Described['setDefaultPaymentMethod']['parameters']['path']['paymentMethodId']
}

/** Input of `removePaymentMethod`. */
export interface RemovePaymentMethodInput {
  /** Id of a saved payment method. */
  paymentMethodId: Described['removePaymentMethod']['parameters']['path']['paymentMethodId']
}

/** Input of `listOfferedIdentityProviders`. */
export type ListOfferedIdentityProvidersInput = Record<string, never>

/** Input of `startProviderSignIn`. */
export interface StartProviderSignInInput {
  provider: StartProviderSignIn['provider']
  /** Where the provider sends the browser back to: a page of the store's own, without query, as it is registered there. */
  redirectUri: StartProviderSignIn['redirectUri']
}

/** Input of `completeProviderSignIn`. */
export interface CompleteProviderSignInInput {
  /** As this browser kept it. */
  signInToken: CompleteProviderSignIn['signInToken']
  /** The address at which the browser came back, whole, with all that the provider added. */
  callbackUrl: CompleteProviderSignIn['callbackUrl']
}

/** Input of `startProviderLink`. */
export interface StartProviderLinkInput {
  provider: StartProviderLink['provider']
  /** Where the provider sends the browser back to: a page of the store's own, without query, as it is registered there. */
  redirectUri: StartProviderLink['redirectUri']
  /** Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
  password?: StartProviderLink['password'] | undefined
}

/** Input of `listCustomerIdentities`. */
export type ListCustomerIdentitiesInput = Record<string, never>

/** Input of `completeProviderLink`. */
export interface CompleteProviderLinkInput {
  /** As this browser kept it. */
  signInToken: CompleteProviderSignIn['signInToken']
  /** The address at which the browser came back, whole, with all that the provider added. */
  callbackUrl: CompleteProviderSignIn['callbackUrl']
}

/** Input of `removeCustomerIdentity`. */
export interface RemoveCustomerIdentityInput {
  /** Id of an identity provider. */
  providerId: Described['removeCustomerIdentity']['parameters']['path']['providerId']
}

/** Input of `listIdentityProviders`. */
export type ListIdentityProvidersInput = Record<string, never>

/** Input of `createIdentityProvider`. */
export interface CreateIdentityProviderInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  handle: CreateIdentityProvider['handle']
  name: CreateIdentityProvider['name']
  /** Issuer identifier (OpenID Connect Discovery 1.0): https on port 443, on a public address. Cannot be changed. */
  issuer: CreateIdentityProvider['issuer']
  clientId: CreateIdentityProvider['clientId']
  /** Kept encrypted and never read back. */
  clientSecret: CreateIdentityProvider['clientSecret']
  /** Default: `true`. */
  enabled?: CreateIdentityProvider['enabled'] | undefined
}

/** Input of `getIdentityProvider`. */
export interface GetIdentityProviderInput {
  /** Id of an identity provider. */
  providerId: Described['getIdentityProvider']['parameters']['path']['providerId']
}

/** Input of `updateIdentityProvider`. */
export interface UpdateIdentityProviderInput {
  /** Id of an identity provider. */
  providerId: Described['updateIdentityProvider']['parameters']['path']['providerId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  name?: UpdateIdentityProvider['name'] | undefined
  clientId?: UpdateIdentityProvider['clientId'] | undefined
  /** Kept encrypted and never read back. */
  clientSecret?: UpdateIdentityProvider['clientSecret'] | undefined
  enabled?: UpdateIdentityProvider['enabled'] | undefined
}

/** Input of `removeIdentityProvider`. */
export interface RemoveIdentityProviderInput {
  /** Id of an identity provider. */
  providerId: Described['removeIdentityProvider']['parameters']['path']['providerId']
}

/** Input of `exportCustomerData`. */
export type ExportCustomerDataInput = Record<string, never>

/** Input of `eraseCustomer`. */
export interface EraseCustomerInput {
  /** Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes. */
  password?: EraseCustomer['password'] | undefined
}

/** Input of `createCustomerExport`. */
export interface CreateCustomerExportInput {
  /** Id of a customer. */
  customerId: Described['createCustomerExport']['parameters']['path']['customerId']
}

/** Input of `eraseCustomerById`. */
export interface EraseCustomerByIdInput {
  /** Id of a customer. */
  customerId: Described['eraseCustomerById']['parameters']['path']['customerId']
  /** Erases the address also of orders that have not left: nobody can ship them then, so see to the money first. Default: `false`. */
  evenUnshipped?: EraseCustomerById['evenUnshipped'] | undefined
}

/** Input of `createStaffSession`. */
export interface CreateStaffSessionInput {
  email: CreateStaffSession['email']
  password: CreateStaffSession['password']
}

/** Input of `listAccountSessions`. */
export type ListAccountSessionsInput = Record<string, never>

/** Input of `endOtherAccountSessions`. */
export type EndOtherAccountSessionsInput = Record<string, never>

/** Input of `endStaffSession`. */
export type EndStaffSessionInput = Record<string, never>

/** Input of `getAccount`. */
export type GetAccountInput = Record<string, never>

/** Input of `updateAccount`. */
export interface UpdateAccountInput {
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  name?: UpdateAccount['name'] | undefined
}

/** Input of `changeAccountPassword`. */
export interface ChangeAccountPasswordInput {
  currentPassword: ChangeAccountPassword['currentPassword']
  /** NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess. */
  newPassword: ChangeAccountPassword['newPassword']
}

/** Input of `endAccountSession`. */
export interface EndAccountSessionInput {
  /** Id of a session: of staff, or of a seller's member. */
  sessionId: Described['endAccountSession']['parameters']['path']['sessionId']
}

/** Input of `listAccountStores`. */
export type ListAccountStoresInput = Record<string, never>

/** Input of `createStore`. */
export interface CreateStoreInput {
  /** Short name, unique in this installation, for good. */
  slug: CreateStore['slug']
  name: CreateStore['name']
  tagline?: CreateStore['tagline'] | undefined
  /** ISO 4217 code. */
  currency: CreateStore['currency']
  /** The language of the store itself. */
  locale: CreateStore['locale']
  /** Where it ships to. */
  countries: CreateStore['countries']
  /** Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %. */
  taxBasisPoints?: CreateStore['taxBasisPoints'] | undefined
  /** Whether prices of goods and of shipping contain the tax. If so, everybody pays the same price and the tax of the address is taken out of it; if not, it is added. */
  pricesIncludeTax?: CreateStore['pricesIncludeTax'] | undefined
  /** Where it is the other way round: goods are delivered there. */
  taxExceptionCountries?: CreateStore['taxExceptionCountries'] | undefined
  /** `own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods it brings. */
  taxOnShipping?: CreateStore['taxOnShipping'] | undefined
  /** The member state of the EU where the store is registered for VAT: businesses of the others then owe the tax themselves. Null: the store does not know reverse charge. */
  reverseChargeCountry?: CreateStore['reverseChargeCountry'] | undefined
  /** IANA name: windows of promotions and price lists are read by its clocks. */
  timeZone?: CreateStore['timeZone'] | undefined
  /** Besides the store's own: what carts may be in, at the prices of price lists in that currency. Once it is taken away, carts in it cannot be bought. */
  currencies?: CreateStore['currencies'] | undefined
}

/** Input of `switchStore`. */
export interface SwitchStoreInput {
  /** Id of a store. */
  storeId: Described['switchStore']['parameters']['path']['storeId']
}

/** Input of `startSecondFactor`. */
export interface StartSecondFactorInput {
  password: StartSecondFactor['password']
}

/** Input of `removeSecondFactor`. */
export type RemoveSecondFactorInput = Record<string, never>

/** Input of `confirmSecondFactor`. */
export interface ConfirmSecondFactorInput {
  /** The six digits that the app shows; spaces do not matter. */
  code: ConfirmSecondFactor['code']
}

/** Input of `verifySecondFactor`. */
export interface VerifySecondFactorInput {
  /** The six digits that the app shows, or a recovery code. */
  code: VerifySecondFactor['code']
}

/** Input of `replaceRecoveryCodes`. */
export type ReplaceRecoveryCodesInput = Record<string, never>

/** Input of `requestAccountPasswordReset`. */
export interface RequestAccountPasswordResetInput {
  /** Upper and lower case are the same. */
  email: RequestAccountPasswordReset['email']
  /** Whose page the mailed link opens. Default: `staff`. */
  desk?: RequestAccountPasswordReset['desk'] | undefined
}

/** Input of `resetAccountPassword`. */
export interface ResetAccountPasswordInput {
  /** `token` of the link that was mailed. */
  token: ResetAccountPassword['token']
  /** NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess. */
  password: ResetAccountPassword['password']
}

/** Input of `inviteStaff`. */
export interface InviteStaffInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Upper and lower case are the same. */
  email: InviteStaff['email']
  /** Id of a staff role. */
  roleId: InviteStaff['roleId']
}

/** Input of `listStaffInvitations`. */
export interface ListStaffInvitationsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listStaffInvitations']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listStaffInvitations']['parameters']['query']>['cursor'] | undefined
}

/** Input of `revokeStaffInvitation`. */
export interface RevokeStaffInvitationInput {
  /** Id of a staff invitation. */
  invitationId: Described['revokeStaffInvitation']['parameters']['path']['invitationId']
}

/** Input of `inspectStaffInvitation`. */
export interface InspectStaffInvitationInput {
  /** `token` of the link that was mailed. */
  token: InspectStaffInvitation['token']
}

/** Input of `acceptStaffInvitation`. */
export interface AcceptStaffInvitationInput {
  /** `token` of the link that was mailed. */
  token: AcceptStaffInvitation['token']
  /** For a new account; needed then. */
  name?: AcceptStaffInvitation['name'] | undefined
  /** Of the account that the address has; else the password of the new one. */
  password: AcceptStaffInvitation['password']
}

/** Input of `listStaff`. */
export interface ListStaffInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listStaff']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listStaff']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getStaffMember`. */
export interface GetStaffMemberInput {
  /** Id of a staff account. */
  accountId: Described['getStaffMember']['parameters']['path']['accountId']
}

/** Input of `updateStaffMember`. */
export interface UpdateStaffMemberInput {
  /** Id of a staff account. */
  accountId: Described['updateStaffMember']['parameters']['path']['accountId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Id of a staff role. */
  roleId: UpdateStaffMember['roleId']
}

/** Input of `removeStaffMember`. */
export interface RemoveStaffMemberInput {
  /** Id of a staff account. */
  accountId: Described['removeStaffMember']['parameters']['path']['accountId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `listRoles`. */
export type ListRolesInput = Record<string, never>

/** Input of `createRole`. */
export interface CreateRoleInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  name: CreateRole['name']
  /** Only such as you have yourself. */
  permissions: CreateRole['permissions']
}

/** Input of `updateRole`. */
export interface UpdateRoleInput {
  /** Id of a staff role. */
  roleId: Described['updateRole']['parameters']['path']['roleId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  name?: UpdateRole['name'] | undefined
  /** Only such as you have yourself. */
  permissions?: UpdateRole['permissions'] | undefined
}

/** Input of `deleteRole`. */
export interface DeleteRoleInput {
  /** Id of a staff role. */
  roleId: Described['deleteRole']['parameters']['path']['roleId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `listAuditEntries`. */
export interface ListAuditEntriesInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listAuditEntries']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listAuditEntries']['parameters']['query']>['cursor'] | undefined
  /** A person of the store or of a seller, or a key of one of them. */
  actor?: NonNullable<Described['listAuditEntries']['parameters']['query']>['actor'] | undefined
  /** Id of a staff account. */
  accountId?: NonNullable<Described['listAuditEntries']['parameters']['query']>['accountId'] | undefined
  /** Id of a store key. */
  keyId?: NonNullable<Described['listAuditEntries']['parameters']['query']>['keyId'] | undefined
  /** Type of the event. */
  type?: NonNullable<Described['listAuditEntries']['parameters']['query']>['type'] | undefined
  /** Id of what something happened to. */
  subjectId?: NonNullable<Described['listAuditEntries']['parameters']['query']>['subjectId'] | undefined
  /** From then on. RFC 3339. */
  from?: NonNullable<Described['listAuditEntries']['parameters']['query']>['from'] | undefined
  /** Until then, that moment not among them. RFC 3339. */
  until?: NonNullable<Described['listAuditEntries']['parameters']['query']>['until'] | undefined
}

/** Input of `applyAsSeller`. */
export interface ApplyAsSellerInput {
  /** Name that shoppers will see. */
  name: ApplyAsSeller['name']
  /** Where the decision is mailed to. */
  email: ApplyAsSeller['email']
  /** Where the seller is at home: ISO 3166-1 alpha-2. */
  country: ApplyAsSeller['country']
  /** The seller's own pages. */
  website?: ApplyAsSeller['website'] | undefined
  /** What is to be sold, in a few sentences. */
  description: ApplyAsSeller['description']
}

/** Input of `createSellerSession`. */
export interface CreateSellerSessionInput {
  email: CreateSellerSession['email']
  password: CreateSellerSession['password']
  /** Whom to work for, where the account works for several. */
  sellerId?: CreateSellerSession['sellerId'] | undefined
}

/** Input of `endSellerSession`. */
export type EndSellerSessionInput = Record<string, never>

/** Input of `getSellerProfile`. */
export type GetSellerProfileInput = Record<string, never>

/** Input of `updateSellerProfile`. */
export interface UpdateSellerProfileInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  name?: UpdateSellerProfile['name'] | undefined
  description?: UpdateSellerProfile['description'] | undefined
  website?: UpdateSellerProfile['website'] | undefined
}

/** Input of `inspectSellerInvitation`. */
export interface InspectSellerInvitationInput {
  /** From the link in the mail. */
  token: InspectSellerInvitation['token']
}

/** Input of `acceptSellerInvitation`. */
export interface AcceptSellerInvitationInput {
  /** From the link in the mail. */
  token: AcceptSellerInvitation['token']
  /** Of the person; needed where the address has no account yet. */
  name?: AcceptSellerInvitation['name'] | undefined
  /** Of the account there is, or of the new one: then 15 characters or more. */
  password: AcceptSellerInvitation['password']
}

/** Input of `listSellerMembers`. */
export type ListSellerMembersInput = Record<string, never>

/** Input of `updateSellerMember`. */
export interface UpdateSellerMemberInput {
  /** Id of a staff account. */
  memberId: Described['updateSellerMember']['parameters']['path']['memberId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  isOwner?: UpdateSellerMember['isOwner'] | undefined
  /** What the member may do. */
  permissions?: UpdateSellerMember['permissions'] | undefined
}

/** Input of `removeSellerMember`. */
export interface RemoveSellerMemberInput {
  /** Id of a staff account. */
  memberId: Described['removeSellerMember']['parameters']['path']['memberId']
}

/** Input of `listSellerInvitations`. */
export type ListSellerInvitationsInput = Record<string, never>

/** Input of `inviteSellerMember`. */
export interface InviteSellerMemberInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Upper and lower case are the same. */
  email: InviteSellerMember['email']
  /** Only owners invite owners. */
  isOwner: InviteSellerMember['isOwner']
  /** What the member may do. */
  permissions: InviteSellerMember['permissions']
}

/** Input of `revokeSellerInvitation`. */
export interface RevokeSellerInvitationInput {
  /** Id of a seller invitation. */
  invitationId: Described['revokeSellerInvitation']['parameters']['path']['invitationId']
}

/** Input of `listSellerKeys`. */
export interface ListSellerKeysInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerKeys']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerKeys']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createSellerKey`. */
export interface CreateSellerKeyInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** What it is for, in your words. */
  name: CreateSellerKey['name']
  /** What it may do: only what you may do yourself. */
  scopes: CreateSellerKey['scopes']
  /** Networks from which this may be used. */
  networks?: CreateSellerKey['networks'] | undefined
  /** When it stops working by itself; null: never. */
  expiresAt?: CreateSellerKey['expiresAt'] | undefined
}

/** Input of `getSellerKey`. */
export interface GetSellerKeyInput {
  /** Id of a store key. */
  keyId: Described['getSellerKey']['parameters']['path']['keyId']
}

/** Input of `updateSellerKey`. */
export interface UpdateSellerKeyInput {
  /** Id of a store key. */
  keyId: Described['updateSellerKey']['parameters']['path']['keyId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** What it is for, in your words. */
  name?: UpdateSellerKey['name'] | undefined
  /** What it may do: only what you may do yourself. */
  scopes?: UpdateSellerKey['scopes'] | undefined
  /** Networks from which this may be used. */
  networks?: UpdateSellerKey['networks'] | undefined
}

/** Input of `revokeSellerKey`. */
export interface RevokeSellerKeyInput {
  /** Id of a store key. */
  keyId: Described['revokeSellerKey']['parameters']['path']['keyId']
}

/** Input of `rotateSellerKey`. */
export interface RotateSellerKeyInput {
  /** Id of a store key. */
  keyId: Described['rotateSellerKey']['parameters']['path']['keyId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** How long the old secret still works; 0 ends it at once. */
  overlapSeconds: RotateKey['overlapSeconds']
}

/** Input of `listSellers`. */
export interface ListSellersInput {
  /** Only sellers of this status; `applied` for what waits. */
  status?: NonNullable<Described['listSellers']['parameters']['query']>['status'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellers']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellers']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getSeller`. */
export interface GetSellerInput {
  /** Id of a seller. */
  sellerId: Described['getSeller']['parameters']['path']['sellerId']
}

/** Input of `decideSellerApplication`. */
export interface DecideSellerApplicationInput {
  /** Id of a seller. */
  sellerId: Described['decideSellerApplication']['parameters']['path']['sellerId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  decision: DecideSellerApplication['decision']
  /** Mailed to whoever applied, word for word. */
  reason?: DecideSellerApplication['reason'] | undefined
}

/** Input of `inviteSellerOwner`. */
export interface InviteSellerOwnerInput {
  /** Id of a seller. */
  sellerId: Described['inviteSellerOwner']['parameters']['path']['sellerId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Upper and lower case are the same. */
  email: InviteSellerOwner['email']
}

/** Input of `suspendSeller`. */
export interface SuspendSellerInput {
  /** Id of a seller. */
  sellerId: Described['suspendSeller']['parameters']['path']['sellerId']
}

/** Input of `reopenSeller`. */
export interface ReopenSellerInput {
  /** Id of a seller. */
  sellerId: Described['reopenSeller']['parameters']['path']['sellerId']
}

/** Input of `updateSellerCommission`. */
export interface UpdateSellerCommissionInput {
  /** Id of a seller. */
  sellerId: Described['updateSellerCommission']['parameters']['path']['sellerId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** What the store keeps of what is paid for its goods without tax, in parts per million: 150000 is 15 %. */
  partsPerMillion: UpdateSellerCommission['partsPerMillion']
}

/** Input of `listSellerOrders`. */
export interface ListSellerOrdersInput {
  /** Only orders whose own lines have got so far. */
  status?: NonNullable<Described['listSellerOrders']['parameters']['query']>['status'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerOrders']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerOrders']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getSellerOrder`. */
export interface GetSellerOrderInput {
  /** Id of an order. */
  orderId: Described['getSellerOrder']['parameters']['path']['orderId']
}

/** Input of `createSellerFulfillment`. */
export interface CreateSellerFulfillmentInput {
  /** Id of an order. */
  orderId: Described['createSellerFulfillment']['parameters']['path']['orderId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Who carries the parcel. */
  carrier: CreateFulfillment['carrier']
  trackingNumber?: CreateFulfillment['trackingNumber'] | undefined
  trackingUrl?: CreateFulfillment['trackingUrl'] | undefined
  /** What is in the parcel; absent: everything that has not left yet. All of it goes to one `destination`. */
  lineItems?: CreateFulfillment['lineItems'] | undefined
}

/** Input of `markSellerDelivered`. */
export interface MarkSellerDeliveredInput {
  /** Id of an order. */
  orderId: Described['markSellerDelivered']['parameters']['path']['orderId']
  /** Id of a fulfillment. */
  fulfillmentId: Described['markSellerDelivered']['parameters']['path']['fulfillmentId']
}

/** Input of `listSellerOffers`. */
export interface ListSellerOffersInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerOffers']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerOffers']['parameters']['query']>['cursor'] | undefined
}

/** Input of `listWebhookEndpoints`. */
export interface ListWebhookEndpointsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listWebhookEndpoints']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listWebhookEndpoints']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createWebhookEndpoint`. */
export interface CreateWebhookEndpointInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** https, on port 443, on the public Internet. Redirects are not followed. */
  url: CreateWebhookEndpoint['url']
  /** What it is for, in your words. */
  description?: CreateWebhookEndpoint['description'] | undefined
  /** Types of events, `order.*` for all that begin so, `*` for all. Only what you may read yourself is sent. */
  events: CreateWebhookEndpoint['events']
  /** `hmac`: a secret that both know (v1). `ed25519`: only we can sign, you verify (v1a). Default: `hmac`. */
  scheme?: CreateWebhookEndpoint['scheme'] | undefined
}

/** Input of `getWebhookEndpoint`. */
export interface GetWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['getWebhookEndpoint']['parameters']['path']['endpointId']
}

/** Input of `updateWebhookEndpoint`. */
export interface UpdateWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['updateWebhookEndpoint']['parameters']['path']['endpointId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** https, on port 443, on the public Internet. Redirects are not followed. */
  url?: UpdateWebhookEndpoint['url'] | undefined
  /** What it is for, in your words. */
  description?: UpdateWebhookEndpoint['description'] | undefined
  /** Types of events, `order.*` for all that begin so, `*` for all. Only what you may read yourself is sent. */
  events?: UpdateWebhookEndpoint['events'] | undefined
  /** Enabled again, it goes on where it stopped. */
  enabled?: UpdateWebhookEndpoint['enabled'] | undefined
}

/** Input of `removeWebhookEndpoint`. */
export interface RemoveWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['removeWebhookEndpoint']['parameters']['path']['endpointId']
}

/** Input of `verifyWebhookEndpoint`. */
export interface VerifyWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['verifyWebhookEndpoint']['parameters']['path']['endpointId']
}

/** Input of `testWebhookEndpoint`. */
export interface TestWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['testWebhookEndpoint']['parameters']['path']['endpointId']
}

/** Input of `rotateWebhookSecret`. */
export interface RotateWebhookSecretInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['rotateWebhookSecret']['parameters']['path']['endpointId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** How long the old ones sign, too; 0 ends them at once. Default: `86400`. */
  overlapSeconds?: RotateWebhookSecret['overlapSeconds'] | undefined
  /** `hmac`: a secret that both know (v1). `ed25519`: only we can sign, you verify (v1a). */
  scheme?: RotateWebhookSecret['scheme'] | undefined
}

/** Input of `replayWebhooks`. */
export interface ReplayWebhooksInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['replayWebhooks']['parameters']['path']['endpointId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Of the last 30 days. RFC 3339, UTC. */
  since: ReplayWebhooks['since']
}

/** Input of `listWebhookDeliveries`. */
export interface ListWebhookDeliveriesInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['listWebhookDeliveries']['parameters']['path']['endpointId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listWebhookDeliveries']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listWebhookDeliveries']['parameters']['query']>['cursor'] | undefined
  /** Only these; `failed` are the dead letters. */
  status?: NonNullable<Described['listWebhookDeliveries']['parameters']['query']>['status'] | undefined
  /** Only this type. */
  type?: NonNullable<Described['listWebhookDeliveries']['parameters']['query']>['type'] | undefined
  /** Only of this event. */
  eventId?: NonNullable<Described['listWebhookDeliveries']['parameters']['query']>['eventId'] | undefined
}

/** Input of `getWebhookDelivery`. */
export interface GetWebhookDeliveryInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['getWebhookDelivery']['parameters']['path']['endpointId']
  /** Id of an event. */
  eventId: Described['getWebhookDelivery']['parameters']['path']['eventId']
}

/** Input of `redeliverWebhook`. */
export interface RedeliverWebhookInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['redeliverWebhook']['parameters']['path']['endpointId']
  /** Id of an event. */
  eventId: Described['redeliverWebhook']['parameters']['path']['eventId']
}

/** Input of `discardWebhook`. */
export interface DiscardWebhookInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['discardWebhook']['parameters']['path']['endpointId']
  /** Id of an event. */
  eventId: Described['discardWebhook']['parameters']['path']['eventId']
}

/** Input of `redeliverFailedWebhooks`. */
export interface RedeliverFailedWebhooksInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['redeliverFailedWebhooks']['parameters']['path']['endpointId']
}

/** Input of `discardFailedWebhooks`. */
export interface DiscardFailedWebhooksInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['discardFailedWebhooks']['parameters']['path']['endpointId']
}

/** Input of `listSellerWebhookEndpoints`. */
export interface ListSellerWebhookEndpointsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerWebhookEndpoints']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerWebhookEndpoints']['parameters']['query']>['cursor'] | undefined
}

/** Input of `createSellerWebhookEndpoint`. */
export interface CreateSellerWebhookEndpointInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** https, on port 443, on the public Internet. Redirects are not followed. */
  url: CreateWebhookEndpoint['url']
  /** What it is for, in your words. */
  description?: CreateWebhookEndpoint['description'] | undefined
  /** Types of events, `order.*` for all that begin so, `*` for all. Only what you may read yourself is sent. */
  events: CreateWebhookEndpoint['events']
  /** `hmac`: a secret that both know (v1). `ed25519`: only we can sign, you verify (v1a). Default: `hmac`. */
  scheme?: CreateWebhookEndpoint['scheme'] | undefined
}

/** Input of `getSellerWebhookEndpoint`. */
export interface GetSellerWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['getSellerWebhookEndpoint']['parameters']['path']['endpointId']
}

/** Input of `updateSellerWebhookEndpoint`. */
export interface UpdateSellerWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['updateSellerWebhookEndpoint']['parameters']['path']['endpointId']
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** https, on port 443, on the public Internet. Redirects are not followed. */
  url?: UpdateWebhookEndpoint['url'] | undefined
  /** What it is for, in your words. */
  description?: UpdateWebhookEndpoint['description'] | undefined
  /** Types of events, `order.*` for all that begin so, `*` for all. Only what you may read yourself is sent. */
  events?: UpdateWebhookEndpoint['events'] | undefined
  /** Enabled again, it goes on where it stopped. */
  enabled?: UpdateWebhookEndpoint['enabled'] | undefined
}

/** Input of `removeSellerWebhookEndpoint`. */
export interface RemoveSellerWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['removeSellerWebhookEndpoint']['parameters']['path']['endpointId']
}

/** Input of `verifySellerWebhookEndpoint`. */
export interface VerifySellerWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['verifySellerWebhookEndpoint']['parameters']['path']['endpointId']
}

/** Input of `testSellerWebhookEndpoint`. */
export interface TestSellerWebhookEndpointInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['testSellerWebhookEndpoint']['parameters']['path']['endpointId']
}

/** Input of `rotateSellerWebhookSecret`. */
export interface RotateSellerWebhookSecretInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['rotateSellerWebhookSecret']['parameters']['path']['endpointId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** How long the old ones sign, too; 0 ends them at once. Default: `86400`. */
  overlapSeconds?: RotateWebhookSecret['overlapSeconds'] | undefined
  /** `hmac`: a secret that both know (v1). `ed25519`: only we can sign, you verify (v1a). */
  scheme?: RotateWebhookSecret['scheme'] | undefined
}

/** Input of `replaySellerWebhooks`. */
export interface ReplaySellerWebhooksInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['replaySellerWebhooks']['parameters']['path']['endpointId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Of the last 30 days. RFC 3339, UTC. */
  since: ReplayWebhooks['since']
}

/** Input of `listSellerWebhookDeliveries`. */
export interface ListSellerWebhookDeliveriesInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['listSellerWebhookDeliveries']['parameters']['path']['endpointId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listSellerWebhookDeliveries']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listSellerWebhookDeliveries']['parameters']['query']>['cursor'] | undefined
  /** Only these; `failed` are the dead letters. */
  status?: NonNullable<Described['listSellerWebhookDeliveries']['parameters']['query']>['status'] | undefined
  /** Only this type. */
  type?: NonNullable<Described['listSellerWebhookDeliveries']['parameters']['query']>['type'] | undefined
  /** Only of this event. */
  eventId?: NonNullable<Described['listSellerWebhookDeliveries']['parameters']['query']>['eventId'] | undefined
}

/** Input of `getSellerWebhookDelivery`. */
export interface GetSellerWebhookDeliveryInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['getSellerWebhookDelivery']['parameters']['path']['endpointId']
  /** Id of an event. */
  eventId: Described['getSellerWebhookDelivery']['parameters']['path']['eventId']
}

/** Input of `redeliverSellerWebhook`. */
export interface RedeliverSellerWebhookInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['redeliverSellerWebhook']['parameters']['path']['endpointId']
  /** Id of an event. */
  eventId: Described['redeliverSellerWebhook']['parameters']['path']['eventId']
}

/** Input of `discardSellerWebhook`. */
export interface DiscardSellerWebhookInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['discardSellerWebhook']['parameters']['path']['endpointId']
  /** Id of an event. */
  eventId: Described['discardSellerWebhook']['parameters']['path']['eventId']
}

/** Input of `redeliverFailedSellerWebhooks`. */
export interface RedeliverFailedSellerWebhooksInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['redeliverFailedSellerWebhooks']['parameters']['path']['endpointId']
}

/** Input of `discardFailedSellerWebhooks`. */
export interface DiscardFailedSellerWebhooksInput {
  /** Id of a webhook endpoint. */
  endpointId: Described['discardFailedSellerWebhooks']['parameters']['path']['endpointId']
}

/** Input of `listFailedJobs`. */
export interface ListFailedJobsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listFailedJobs']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listFailedJobs']['parameters']['query']>['cursor'] | undefined
  /** Only these; `failed` wait for a decision. */
  status?: NonNullable<Described['listFailedJobs']['parameters']['query']>['status'] | undefined
  /** Only of this task. */
  task?: NonNullable<Described['listFailedJobs']['parameters']['query']>['task'] | undefined
}

/** Input of `getFailedJob`. */
export interface GetFailedJobInput {
  /** Id of a failed job. */
  failedJobId: Described['getFailedJob']['parameters']['path']['failedJobId']
}

/** Input of `requeueJob`. */
export interface RequeueJobInput {
  /** Id of a failed job. */
  failedJobId: Described['requeueJob']['parameters']['path']['failedJobId']
}

/** Input of `discardJob`. */
export interface DiscardJobInput {
  /** Id of a failed job. */
  failedJobId: Described['discardJob']['parameters']['path']['failedJobId']
}

/** Input of `requeueFailedJobs`. */
export interface RequeueFailedJobsInput {
  /** What the job does. */
  task: Described['requeueFailedJobs']['parameters']['path']['task']
}

/** Input of `discardFailedJobs`. */
export interface DiscardFailedJobsInput {
  /** What the job does. */
  task: Described['discardFailedJobs']['parameters']['path']['task']
}

/** Input of `createFirstOwner`. */
export interface CreateFirstOwnerInput {
  /** The `token` of the link. */
  token: CreateFirstOwner['token']
  name: CreateFirstOwner['name']
  /** Upper and lower case are the same. */
  email: CreateFirstOwner['email']
  /** At least 15 characters; four or five random words make a good one. */
  password: CreateFirstOwner['password']
  store: CreateFirstOwner['store']
}

/** Input of `createTestTwin`. */
export type CreateTestTwinInput = Record<string, never>

/** Input of `exportStore`. */
export type ExportStoreInput = Record<string, never>

/** Input of `deleteStore`. */
export interface DeleteStoreInput {
  /** The name of the store, typed again. */
  name: DeleteStore['name']
}

/** Input of `listInvariants`. */
export interface ListInvariantsInput {
  /** `now`: at the books as they are. `newest`: what the look of the last hour has found. Default: `now`. */
  look?: NonNullable<Described['listInvariants']['parameters']['query']>['look'] | undefined
}

/** Input of `repairInvariant`. */
export interface RepairInvariantInput {
  /** Its name, for ever. */
  name: Described['repairInvariant']['parameters']['path']['name']
}

/** Input of `listDocumentsOfOrder`. */
export interface ListDocumentsOfOrderInput {
  /** Id of an order. */
  orderId: Described['listDocumentsOfOrder']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
}

/** Input of `getDocumentPdf`. */
export interface GetDocumentPdfInput {
  /** Id of an order. */
  orderId: Described['getDocumentPdf']['parameters']['path']['orderId']
  /** Id of an order document. */
  documentId: Described['getDocumentPdf']['parameters']['path']['documentId']
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
}

/** Input of `listOrderDocuments`. */
export interface ListOrderDocumentsInput {
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listOrderDocuments']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listOrderDocuments']['parameters']['query']>['cursor'] | undefined
  /** Only these. */
  kind?: NonNullable<Described['listOrderDocuments']['parameters']['query']>['kind'] | undefined
}

/** Input of `requestInvoice`. */
export interface RequestInvoiceInput {
  /** Id of an order. */
  orderId: Described['requestInvoice']['parameters']['path']['orderId']
}

/** Input of `getPackingSlip`. */
export interface GetPackingSlipInput {
  /** Id of an order. */
  orderId: Described['getPackingSlip']['parameters']['path']['orderId']
  /** Of this parcel. Absent: what is left to be shipped. */
  fulfillmentId?: NonNullable<Described['getPackingSlip']['parameters']['query']>['fulfillmentId'] | undefined
}

/** Input of `getSellerPackingSlip`. */
export interface GetSellerPackingSlipInput {
  /** Id of an order. */
  orderId: Described['getSellerPackingSlip']['parameters']['path']['orderId']
  /** Of this parcel. Absent: what is left to be shipped. */
  fulfillmentId?: NonNullable<Described['getSellerPackingSlip']['parameters']['query']>['fulfillmentId'] | undefined
}

/** Input of `listOrders`. */
export interface ListOrdersInput {
  /** Only orders of this status. */
  status?: NonNullable<Described['listOrders']['parameters']['query']>['status'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listOrders']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listOrders']['parameters']['query']>['cursor'] | undefined
  /** Only orders of this customer. */
  customerId?: NonNullable<Described['listOrders']['parameters']['query']>['customerId'] | undefined
  /** Only orders whose money is so far. */
  paymentState?: NonNullable<Described['listOrders']['parameters']['query']>['paymentState'] | undefined
  /** Only orders that are held, or that are not. */
  isHeld?: NonNullable<Described['listOrders']['parameters']['query']>['isHeld'] | undefined
  /** Only orders with this tag. */
  tag?: NonNullable<Described['listOrders']['parameters']['query']>['tag'] | undefined
  /** How the number or the e-mail address begins; of a number, case and hyphens do not count. */
  text?: NonNullable<Described['listOrders']['parameters']['query']>['text'] | undefined
  /** Only orders placed then or later. RFC 3339, UTC. */
  placedFrom?: NonNullable<Described['listOrders']['parameters']['query']>['placedFrom'] | undefined
  /** Only orders placed before. RFC 3339, UTC. */
  placedUntil?: NonNullable<Described['listOrders']['parameters']['query']>['placedUntil'] | undefined
}

/** Input of `getOrderAsStaff`. */
export interface GetOrderAsStaffInput {
  /** Id of an order. */
  orderId: Described['getOrderAsStaff']['parameters']['path']['orderId']
}

/** Input of `createFulfillment`. */
export interface CreateFulfillmentInput {
  /** Id of an order. */
  orderId: Described['createFulfillment']['parameters']['path']['orderId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Who carries the parcel. */
  carrier: CreateFulfillment['carrier']
  trackingNumber?: CreateFulfillment['trackingNumber'] | undefined
  trackingUrl?: CreateFulfillment['trackingUrl'] | undefined
  /** What is in the parcel; absent: everything that has not left yet. All of it goes to one `destination`. */
  lineItems?: CreateFulfillment['lineItems'] | undefined
}

/** Input of `getOrderExplanation`. */
export interface GetOrderExplanationInput {
  /** Id of an order. */
  orderId: Described['getOrderExplanation']['parameters']['path']['orderId']
}

/** Input of `exportOrders`. */
export interface ExportOrdersInput {
  /** `lines`: a row for each line of each order. Default: `orders`. */
  rows?: NonNullable<Described['exportOrders']['parameters']['query']>['rows'] | undefined
  /** Only orders placed then or later. */
  from?: NonNullable<Described['exportOrders']['parameters']['query']>['from'] | undefined
  /** Only orders placed before. */
  before?: NonNullable<Described['exportOrders']['parameters']['query']>['before'] | undefined
}

/** Input of `listEvents`. */
export interface ListEventsInput {
  /** `oldest`: from a beginning on, for whoever must miss nothing. `newest`: from the end back, for people who look. Default: `oldest`. */
  order?: NonNullable<Described['listEvents']['parameters']['query']>['order'] | undefined
  /** `next` of the page before, or the id of any event you have seen. */
  after?: NonNullable<Described['listEvents']['parameters']['query']>['after'] | undefined
  /** With `order=newest`: `next` of the page before, or the id of any event. */
  before?: NonNullable<Described['listEvents']['parameters']['query']>['before'] | undefined
  /** Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
  since?: NonNullable<Described['listEvents']['parameters']['query']>['since'] | undefined
  /** Only these types, with commas between; `order.*` is all that begin so. All, unless said. */
  types?: NonNullable<Described['listEvents']['parameters']['query']>['types'] | undefined
  /** Only what happened to this. */
  subjectId?: NonNullable<Described['listEvents']['parameters']['query']>['subjectId'] | undefined
  /** How many events at the most. Default: `50`. */
  limit?: NonNullable<Described['listEvents']['parameters']['query']>['limit'] | undefined
}

/** Input of `streamEvents`. */
export interface StreamEventsInput {
  /** `next` of the page before, or the id of any event you have seen. */
  after?: NonNullable<Described['streamEvents']['parameters']['query']>['after'] | undefined
  /** Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
  since?: NonNullable<Described['streamEvents']['parameters']['query']>['since'] | undefined
  /** Only these types, with commas between; `order.*` is all that begin so. All, unless said. */
  types?: NonNullable<Described['streamEvents']['parameters']['query']>['types'] | undefined
  /** Only what happened to this. */
  subjectId?: NonNullable<Described['streamEvents']['parameters']['query']>['subjectId'] | undefined
  /** Of the last event you have seen: clients of server-sent events send it when they reconnect. */
  lastEventId?: NonNullable<Described['streamEvents']['parameters']['header']>['Last-Event-ID'] | undefined
}

/** Input of `createRealtimeToken`. */
export interface CreateRealtimeTokenInput {
  /** From `order.secret` of a placed checkout. */
  orderSecret?: string | undefined
  /** Channels to hear with one token. */
  topics: CreateRealtimeToken['topics']
}

/** Input of `getRealtimeKeys`. */
export type GetRealtimeKeysInput = Record<string, never>

/** Input of `getRealtimeIssuer`. */
export type GetRealtimeIssuerInput = Record<string, never>

/** One method per operation of the Tradepost API, version 0.1.0. */
export interface Client {
  /**
   * Read the store of this key. Name, currency, locale and where it ships to: what a storefront needs before its first page.
   *
   * `GET /v1/store`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getStore: Method<GetStoreInput, Store, RefusalCodeOf<'getStore'>>
  /**
   * Read the settings of the store. As those see it who look after it; `getStore` is what a shopper sees.
   *
   * `GET /v1/admin/store`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getStoreSettings: Method<GetStoreSettingsInput, StoreSettings, RefusalCodeOf<'getStoreSettings'>>
  /**
   * Change the settings of the store. What is left out stays. The currency can be changed until there is a way to ship, an offer or a cart. Shoppers see it within five seconds, cached pages within a minute.
   *
   * `PATCH /v1/admin/store`
   * @throws Refusal `busy`, `currency-in-use`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateStoreSettings: Method<UpdateStoreSettingsInput, StoreSettings, RefusalCodeOf<'updateStoreSettings'>>
  /**
   * Say which pages are the store's. All of them, the main one first: payments may send shoppers back to these pages, and links in mails lead to the main one. An origin belongs to one store.
   *
   * `PUT /v1/admin/store/origins`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `origin-taken`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  setStoreOrigins: Method<SetStoreOriginsInput, StoreSettings, RefusalCodeOf<'setStoreOrigins'>>
  /**
   * Close the store for now. Within five seconds nobody but its staff gets in: not with a key, nor as a customer or seller. Everything stays as it is until `reopenStore`.
   *
   * `PUT /v1/admin/store/suspension`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  suspendStore: Method<SuspendStoreInput, StoreSettings, RefusalCodeOf<'suspendStore'>>
  /**
   * Open the store again. Within five seconds it is as it was before its suspension.
   *
   * `DELETE /v1/admin/store/suspension`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  reopenStore: Method<ReopenStoreInput, StoreSettings, RefusalCodeOf<'reopenStore'>>
  /**
   * Move the clock of a test twin. To rehearse what happens later: carts that end, quotes that run out, offers that begin. By an offset from now, or to an instant; it goes on from there. Sessions, tokens and keys keep the real time. It bites everywhere within five seconds.
   *
   * `PUT /v1/admin/store/clock`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-a-twin`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  moveClock: Method<MoveClockInput, StoreClock, RefusalCodeOf<'moveClock'>>
  /**
   * List secrets for other services. Their names, and when each was set; what they say is never told.
   *
   * `GET /v1/admin/secrets`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSecrets: Method<ListSecretsInput, StoreSecretList, RefusalCodeOf<'listSecrets'>>
  /**
   * Set a secret for another service. A password or key that the store needs at another service. It is encrypted before it is kept, and nobody ever reads it back. What was there under the name is gone.
   *
   * `PUT /v1/admin/secrets/{name}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `too-many-secrets`, `unsupported-media-type`
   */
  setSecret: Method<SetSecretInput, StoreSecret, RefusalCodeOf<'setSecret'>>
  /**
   * Remove a secret for another service. What needs it stops working.
   *
   * `DELETE /v1/admin/secrets/{name}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  removeSecret: Method<RemoveSecretInput, void, RefusalCodeOf<'removeSecret'>>
  /**
   * List API keys. The store's own, newest first, ended ones too; those of sellers are the sellers' affair.
   *
   * `GET /v1/admin/keys`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listKeys: ListMethod<ListKeysInput, KeyList, RefusalCodeOf<'listKeys'>>
  /**
   * Make an API key. A publishable key names the store and is meant for browsers. A secret key works for a server of yours and may only be given what you may do yourself. The secret is in this reply and nowhere else.
   *
   * `POST /v1/admin/keys`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `scope-not-held`, `second-factor-required`, `store-suspended`, `too-many-keys`, `too-many-requests`, `unsupported-media-type`
   */
  createKey: Method<CreateKeyInput, NewKey, RefusalCodeOf<'createKey'>>
  /**
   * Read an API key. Everything but its secret.
   *
   * `GET /v1/admin/keys/{keyId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getKey: Method<GetKeyInput, Key, RefusalCodeOf<'getKey'>>
  /**
   * Change an API key. Its name, its scopes, its pages or its networks; what is left out stays. It bites everywhere within five seconds.
   *
   * `PATCH /v1/admin/keys/{keyId}`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `key-ended`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `scope-not-held`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateKey: Method<UpdateKeyInput, Key, RefusalCodeOf<'updateKey'>>
  /**
   * Revoke an API key. For good. Within five seconds nobody gets in with it.
   *
   * `DELETE /v1/admin/keys/{keyId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  revokeKey: Method<RevokeKeyInput, void, RefusalCodeOf<'revokeKey'>>
  /**
   * Replace an API key. Makes a key with the same rights and a new secret. The old one works on for `overlapSeconds`, so that nothing stands still while you change it everywhere. A key is replaced once.
   *
   * `POST /v1/admin/keys/{keyId}/rotation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `key-ended`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `scope-not-held`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  rotateKey: Method<RotateKeyInput, NewKey, RefusalCodeOf<'rotateKey'>>
  /**
   * List ways to ship. Those that are offered, in the order to show. The id goes into a checkout. What one costs for a cart, and whether it delivers to an address, depends on both.
   *
   * `GET /v1/shipping-methods`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listShippingMethods: Method<ListShippingMethodsInput, ShippingMethodList, RefusalCodeOf<'listShippingMethods'>>
  /**
   * List ways to ship, as staff. Disabled ones, too, with handle, rates and places, in the order shoppers see them.
   *
   * `GET /v1/admin/shipping-methods`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listShippingMethodsAsStaff: Method<ListShippingMethodsAsStaffInput, ManagedShippingMethodList, RefusalCodeOf<'listShippingMethodsAsStaff'>>
  /**
   * Add a way to ship. After the others; `updateShippingMethod` moves it.
   *
   * `POST /v1/admin/shipping-methods`
   * @throws Refusal `busy`, `handle-taken`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `shipping-seller-not-found`, `store-suspended`, `too-many-requests`, `too-many-shipping-methods`, `unsupported-media-type`
   */
  createShippingMethod: Method<CreateShippingMethodInput, ManagedShippingMethod, RefusalCodeOf<'createShippingMethod'>>
  /**
   * Change a way to ship. What is left out stays. Quotes and orders made before keep what they were promised.
   *
   * `PATCH /v1/admin/shipping-methods/{shippingMethodId}`
   * @throws Refusal `busy`, `handle-taken`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `shipping-seller-not-found`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateShippingMethod: Method<UpdateShippingMethodInput, ManagedShippingMethod, RefusalCodeOf<'updateShippingMethod'>>
  /**
   * Remove a way to ship. Quotes and orders made with it keep it.
   *
   * `DELETE /v1/admin/shipping-methods/{shippingMethodId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  removeShippingMethod: Method<RemoveShippingMethodInput, void, RefusalCodeOf<'removeShippingMethod'>>
  /**
   * List tax zones. Newest first, with their rates. Where none of them has a rate for goods of the class `standard`, the store's own (`taxBasisPoints`) is due.
   *
   * `GET /v1/admin/tax-zones`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listTaxZones: ListMethod<ListTaxZonesInput, TaxZoneList, RefusalCodeOf<'listTaxZones'>>
  /**
   * Make a tax zone. It has no rates at first: `addTaxRate`. Prices follow at once; quotes and orders keep theirs.
   *
   * `POST /v1/admin/tax-zones`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `place-taken`, `second-factor-required`, `store-suspended`, `too-many-requests`, `too-many-tax-zones`, `unsupported-media-type`
   */
  createTaxZone: Method<CreateTaxZoneInput, TaxZone, RefusalCodeOf<'createTaxZone'>>
  /**
   * Read a tax zone. Where it is and its rates.
   *
   * `GET /v1/admin/tax-zones/{taxZoneId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getTaxZone: Method<GetTaxZoneInput, TaxZone, RefusalCodeOf<'getTaxZone'>>
  /**
   * Change where a tax zone is. What is left out stays; `places` are replaced as a whole.
   *
   * `PATCH /v1/admin/tax-zones/{taxZoneId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `place-taken`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateTaxZone: Method<UpdateTaxZoneInput, TaxZone, RefusalCodeOf<'updateTaxZone'>>
  /**
   * Remove a tax zone. With its rates. Quotes and orders keep what they were promised.
   *
   * `DELETE /v1/admin/tax-zones/{taxZoneId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  removeTaxZone: Method<RemoveTaxZoneInput, void, RefusalCodeOf<'removeTaxZone'>>
  /**
   * Add a tax rate. What goods of a tax class bear in this zone, from one moment until before another. No two of a class are due at one time: when a rate changes, end the old one with `updateTaxRate` where the new one begins.
   *
   * `POST /v1/admin/tax-zones/{taxZoneId}/rates`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `tax-rates-overlap`, `too-many-requests`, `too-many-tax-rates`, `unsupported-media-type`, `version-conflict`
   */
  addTaxRate: Method<AddTaxRateInput, TaxZone, RefusalCodeOf<'addTaxRate'>>
  /**
   * End or correct a tax rate. What is left out stays. Quotes and orders keep what they were promised.
   *
   * `PATCH /v1/admin/tax-zones/{taxZoneId}/rates/{taxRateId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `tax-rates-overlap`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateTaxRate: Method<UpdateTaxRateInput, TaxZone, RefusalCodeOf<'updateTaxRate'>>
  /**
   * Remove a tax rate. As if it had never been; to end one, say until when with `updateTaxRate`.
   *
   * `DELETE /v1/admin/tax-zones/{taxZoneId}/rates/{taxRateId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  removeTaxRate: Method<RemoveTaxRateInput, void, RefusalCodeOf<'removeTaxRate'>>
  /**
   * List a customer's exemptions from tax. All of them, newest first; also those whose time is over or to come.
   *
   * `GET /v1/admin/customers/{customerId}/tax-exemptions`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listTaxExemptions: Method<ListTaxExemptionsInput, TaxExemptionList, RefusalCodeOf<'listTaxExemptions'>>
  /**
   * Free a customer from tax. What a consumer at the address would pay is not added, or taken off prices that contain it. Carts of the signed-in customer follow at once.
   *
   * `POST /v1/admin/customers/{customerId}/tax-exemptions`
   * @throws Refusal `busy`, `customer-erased`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `too-many-tax-exemptions`, `unsupported-media-type`
   */
  createTaxExemption: Method<CreateTaxExemptionInput, TaxExemption, RefusalCodeOf<'createTaxExemption'>>
  /**
   * End a customer's exemption from tax. Quotes and orders keep what they were promised.
   *
   * `DELETE /v1/admin/customers/{customerId}/tax-exemptions/{taxExemptionId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  removeTaxExemption: Method<RemoveTaxExemptionInput, void, RefusalCodeOf<'removeTaxExemption'>>
  /**
   * List price lists. Newest first, without the prices in them.
   *
   * `GET /v1/admin/price-lists`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listPriceLists: ListMethod<ListPriceListsInput, PriceListList, RefusalCodeOf<'listPriceLists'>>
  /**
   * Make a price list. Other prices than the offers' own: for some customers, for a time, from a quantity on, or in another currency. It is empty at first: `setPrices`.
   *
   * `POST /v1/admin/price-lists`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-price-lists`, `too-many-requests`, `unsupported-media-type`
   */
  createPriceList: Method<CreatePriceListInput, PriceList, RefusalCodeOf<'createPriceList'>>
  /**
   * Read a price list. Without the prices in it: `listPrices`.
   *
   * `GET /v1/admin/price-lists/{priceListId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getPriceList: Method<GetPriceListInput, PriceList, RefusalCodeOf<'getPriceList'>>
  /**
   * Change a price list. What is left out stays. Carts follow at once; quotes and orders keep what they were promised.
   *
   * `PATCH /v1/admin/price-lists/{priceListId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updatePriceList: Method<UpdatePriceListInput, PriceList, RefusalCodeOf<'updatePriceList'>>
  /**
   * Remove a price list. With its prices. Quotes and orders keep what they were promised.
   *
   * `DELETE /v1/admin/price-lists/{priceListId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  removePriceList: Method<RemovePriceListInput, void, RefusalCodeOf<'removePriceList'>>
  /**
   * List the prices in a price list. By offer, lowest quantity first.
   *
   * `GET /v1/admin/price-lists/{priceListId}/prices`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listPrices: ListMethod<ListPricesInput, ListedPriceList, RefusalCodeOf<'listPrices'>>
  /**
   * Set prices in a price list. Up to 1,000 at once, all or none. What an offer costs from a quantity on is replaced or added; other prices stay.
   *
   * `PUT /v1/admin/price-lists/{priceListId}/prices`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-prices`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  setPrices: Method<SetPricesInput, PriceList, RefusalCodeOf<'setPrices'>>
  /**
   * Remove prices from a price list. Up to 1,000 at once. What is not in the list is passed over.
   *
   * `POST /v1/admin/price-lists/{priceListId}/prices/removal`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  removePrices: Method<RemovePricesInput, PriceList, RefusalCodeOf<'removePrices'>>
  /**
   * List promotions. Newest first, with how often each is used.
   *
   * `GET /v1/admin/promotions`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listPromotions: ListMethod<ListPromotionsInput, PromotionList, RefusalCodeOf<'listPromotions'>>
  /**
   * Make a promotion. What lowers prices, for whom and when. Everything it names must be of this store: another’s is as unknown as what never was. At most 500 that have not ended.
   *
   * `POST /v1/admin/promotions`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-promotions`, `too-many-requests`, `unsupported-media-type`
   */
  createPromotion: Method<CreatePromotionInput, Promotion, RefusalCodeOf<'createPromotion'>>
  /**
   * Read a promotion. With how often it is used.
   *
   * `GET /v1/admin/promotions/{promotionId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getPromotion: Method<GetPromotionInput, UsedPromotion, RefusalCodeOf<'getPromotion'>>
  /**
   * Change a promotion. What is left out stays; `conditions` and `effect` are replaced whole. Quotes and orders keep what they were promised. One that has been used keeps its currency, and takes no limit below its uses.
   *
   * `PATCH /v1/admin/promotions/{promotionId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `promotion-currency-fixed`, `promotion-limit-below-uses`, `promotion-state-forbids`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updatePromotion: Method<UpdatePromotionInput, Promotion, RefusalCodeOf<'updatePromotion'>>
  /**
   * Remove a draft of a promotion. One that has no codes and was never used. Others can be ended.
   *
   * `DELETE /v1/admin/promotions/{promotionId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `promotion-in-use`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  removePromotion: Method<RemovePromotionInput, void, RefusalCodeOf<'removePromotion'>>
  /**
   * Pause a promotion. It applies to no cart until it is resumed, and its codes are unknown meanwhile. Quotes keep what they were promised. One that is paused stays so.
   *
   * `POST /v1/admin/promotions/{promotionId}/pause`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `promotion-state-forbids`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  pausePromotion: Method<PausePromotionInput, Promotion, RefusalCodeOf<'pausePromotion'>>
  /**
   * Let a promotion apply. A draft or a paused one applies from now on, in its time. One that is active stays so.
   *
   * `POST /v1/admin/promotions/{promotionId}/resume`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `promotion-state-forbids`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  resumePromotion: Method<ResumePromotionInput, Promotion, RefusalCodeOf<'resumePromotion'>>
  /**
   * End a promotion. It applies to no cart any more, for good; who enters one of its codes is told that it is over. Quotes and orders keep what they were promised. One that has ended stays so.
   *
   * `POST /v1/admin/promotions/{promotionId}/end`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `promotion-state-forbids`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  endPromotion: Method<EndPromotionInput, Promotion, RefusalCodeOf<'endPromotion'>>
  /**
   * List the codes of a promotion. Latest made first.
   *
   * `GET /v1/admin/promotions/{promotionId}/codes`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listPromotionCodes: ListMethod<ListPromotionCodesInput, PromotionCodeList, RefusalCodeOf<'listPromotionCodes'>>
  /**
   * Give a promotion a code. One of your own choice. Of codes that look alike to a shopper, a store has one.
   *
   * `POST /v1/admin/promotions/{promotionId}/codes`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `promotion-code-taken`, `promotion-needs-no-code`, `promotion-state-forbids`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createPromotionCode: Method<CreatePromotionCodeInput, PromotionCode, RefusalCodeOf<'createPromotionCode'>>
  /**
   * Make many codes of a promotion. Each unlike all others, and none can be guessed: 12 characters at random, without such as are mistaken for each other. Send an `Idempotency-Key`: a repeated call would make as many again.
   *
   * `POST /v1/admin/promotions/{promotionId}/code-batches`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `promotion-needs-no-code`, `promotion-state-forbids`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createPromotionCodes: Method<CreatePromotionCodesInput, CodeBatch, RefusalCodeOf<'createPromotionCodes'>>
  /**
   * Disable a code. Nobody can use it from now on, and who enters it is told so. Quotes and orders keep what it gave them.
   *
   * `POST /v1/admin/promotions/{promotionId}/codes/{codeId}/disable`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  disablePromotionCode: Method<DisablePromotionCodeInput, PromotionCode, RefusalCodeOf<'disablePromotionCode'>>
  /**
   * Enable a code. It can be used again, as often as it has uses left.
   *
   * `POST /v1/admin/promotions/{promotionId}/codes/{codeId}/enable`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  enablePromotionCode: Method<EnablePromotionCodeInput, PromotionCode, RefusalCodeOf<'enablePromotionCode'>>
  /**
   * Try a promotion on a cart. This cart, that promotion: what would happen? Both may exist or be made up; its time and its limits count, its state does not. Writes nothing.
   *
   * `POST /v1/admin/promotion-trials`
   * @throws Refusal `busy`, `cart-empty`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `offer-not-for-sale`, `offer-not-found`, `offer-not-priced`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `total-too-large`, `unsupported-media-type`
   */
  tryPromotion: Method<TryPromotionInput, PromotionTrial, RefusalCodeOf<'tryPromotion'>>
  /**
   * List or search products. Published products as cards. Without `q`, all of a category, of a collection or of the store; with it, those that match.
   *
   * `GET /v1/products`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listProducts: ListMethod<ListProductsInput, ProductList, RefusalCodeOf<'listProducts'>>
  /**
   * Read a product page. Everything a product page shows, in one read: texts, pictures, options, variants, price and stock (at most seconds old; the checkout is the judge). In another currency, what has no price in it has no offer.
   *
   * `GET /v1/products/{handle}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getProduct: Method<GetProductInput, Product, RefusalCodeOf<'getProduct'>>
  /**
   * Read the category tree. All categories at once, with how many published products each holds.
   *
   * `GET /v1/categories`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listCategories: Method<ListCategoriesInput, CategoryList, RefusalCodeOf<'listCategories'>>
  /**
   * List collections. Published ones, in the order to show, with how many published products each holds.
   *
   * `GET /v1/collections`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listCollections: ListMethod<ListCollectionsInput, CollectionList, RefusalCodeOf<'listCollections'>>
  /**
   * Read a collection. What a page of it says; its products are those of `listProducts` with `collection`.
   *
   * `GET /v1/collections/{handle}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getCollection: Method<GetCollectionInput, Collection, RefusalCodeOf<'getCollection'>>
  /**
   * List the stock of all offers. What there is least of comes first, what never runs out last; paused offers are there, too. `stock.changed` in the feed tells when a number is another: by then it is here.
   *
   * `GET /v1/admin/stock`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listStock: ListMethod<ListStockInput, StockList, RefusalCodeOf<'listStock'>>
  /**
   * List the stock of own offers. What there is least of comes first, what never runs out last; paused offers are there, too. `stock.changed` in the feed tells when a number is another: by then it is here.
   *
   * `GET /v1/seller/stock`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerStock: ListMethod<ListSellerStockInput, StockList, RefusalCodeOf<'listSellerStock'>>
  /**
   * Read the stock of an offer. As of this moment: a list may be a second or two behind.
   *
   * `GET /v1/admin/stock/{offerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getStock: Method<GetStockInput, KeptStock, RefusalCodeOf<'getStock'>>
  /**
   * Read the stock of an own offer. As of this moment: a list may be a second or two behind.
   *
   * `GET /v1/seller/stock/{offerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerStock: Method<GetSellerStockInput, KeptStock, RefusalCodeOf<'getSellerStock'>>
  /**
   * Receive or count the goods of an offer. What is on hand changes by a movement that says why; shoppers see it within a second or two. What is set aside for buyers stays theirs, so nothing below it can be counted. A count that finds what was known changes nothing.
   *
   * `POST /v1/admin/stock/{offerId}/adjustments`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `stock-not-counted`, `stock-reserved`, `stock-too-high`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  adjustStock: Method<AdjustStockInput, OfferStock, RefusalCodeOf<'adjustStock'>>
  /**
   * Prepare the stock of an offer for a crowd. Spreads the free pieces over so many rows, for a drop: buyers who come at the same moment do not wait for each other at one row. Nobody sees a difference in numbers, every piece can be bought to the last, and what is received later lies in one row until it is spread again. 1 gathers what is free.
   *
   * `PUT /v1/admin/stock/{offerId}/buckets`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `stock-not-counted`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  spreadStock: Method<SpreadStockInput, OfferStock, RefusalCodeOf<'spreadStock'>>
  /**
   * List why there is more or less of an offer. Newest first. What is on hand is the sum of them. Setting aside is no movement: pieces leave when they are sold.
   *
   * `GET /v1/admin/stock/{offerId}/movements`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listStockMovements: ListMethod<ListStockMovementsInput, StockMovementList, RefusalCodeOf<'listStockMovements'>>
  /**
   * Receive or count the goods of an own offer. What is on hand changes by a movement that says why; shoppers see it within a second or two. What is set aside for buyers stays theirs, so nothing below it can be counted. A count that finds what was known changes nothing.
   *
   * `POST /v1/seller/stock/{offerId}/adjustments`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `stock-not-counted`, `stock-reserved`, `stock-too-high`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  adjustSellerStock: Method<AdjustSellerStockInput, OfferStock, RefusalCodeOf<'adjustSellerStock'>>
  /**
   * Prepare the stock of an own offer for a crowd. Spreads the free pieces over so many rows, for a drop: buyers who come at the same moment do not wait for each other at one row. Nobody sees a difference in numbers, every piece can be bought to the last, and what is received later lies in one row until it is spread again. 1 gathers what is free.
   *
   * `PUT /v1/seller/stock/{offerId}/buckets`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `stock-not-counted`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  spreadSellerStock: Method<SpreadSellerStockInput, OfferStock, RefusalCodeOf<'spreadSellerStock'>>
  /**
   * List why there is more or less of an own offer. Newest first. What is on hand is the sum of them. Setting aside is no movement: pieces leave when they are sold.
   *
   * `GET /v1/seller/stock/{offerId}/movements`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerStockMovements: ListMethod<ListSellerStockMovementsInput, StockMovementList, RefusalCodeOf<'listSellerStockMovements'>>
  /**
   * Read what prices depend on of a product. Its tax class, whether promotions lower its price, and what shipping asks of its variants. Drafts and gift wrap are here, too.
   *
   * `GET /v1/admin/products/{productId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getProductFacts: Method<GetProductFactsInput, ProductFacts, RefusalCodeOf<'getProductFacts'>>
  /**
   * Change what prices depend on of a product. What is left out stays. Quotes and orders made before keep what they were promised; an import that says nothing of these facts keeps them.
   *
   * `PATCH /v1/admin/products/{productId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateProductFacts: Method<UpdateProductFactsInput, ProductFacts, RefusalCodeOf<'updateProductFacts'>>
  /**
   * Change what shipping asks of a variant. What is left out stays. The version for `If-Match` is that of its product, which comes back whole.
   *
   * `PATCH /v1/admin/variants/{variantId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateVariantFacts: Method<UpdateVariantFactsInput, ProductFacts, RefusalCodeOf<'updateVariantFacts'>>
  /**
   * List collections, published or not. In the order to show, without the products in them.
   *
   * `GET /v1/admin/collections`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listManagedCollections: ListMethod<ListManagedCollectionsInput, ManagedCollectionList, RefusalCodeOf<'listManagedCollections'>>
  /**
   * Make a collection. Products chosen by hand, in an order of their own: for a page of the shop, or for promotions to name. It is empty at first: `setCollectionProducts`.
   *
   * `POST /v1/admin/collections`
   * @throws Refusal `busy`, `collection-handle-taken`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-collections`, `too-many-requests`, `unsupported-media-type`
   */
  createCollection: Method<CreateCollectionInput, ManagedCollection, RefusalCodeOf<'createCollection'>>
  /**
   * Read a collection, published or not. Without the products in it: `listCollectionProducts`.
   *
   * `GET /v1/admin/collections/{collectionId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getManagedCollection: Method<GetManagedCollectionInput, ManagedCollection, RefusalCodeOf<'getManagedCollection'>>
  /**
   * Change what a collection says. What is left out stays. Prices do not depend on it, nor on whether it is published.
   *
   * `PATCH /v1/admin/collections/{collectionId}`
   * @throws Refusal `busy`, `collection-handle-taken`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateCollection: Method<UpdateCollectionInput, ManagedCollection, RefusalCodeOf<'updateCollection'>>
  /**
   * Remove a collection. Its products stay. A promotion that names it finds none of its goods from then on; quotes and orders keep what they were promised.
   *
   * `DELETE /v1/admin/collections/{collectionId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  removeCollection: Method<RemoveCollectionInput, void, RefusalCodeOf<'removeCollection'>>
  /**
   * List the products in a collection. In the order of the collection, drafts among them. Shoppers ask `listProducts`.
   *
   * `GET /v1/admin/collections/{collectionId}/products`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listCollectionProducts: ListMethod<ListCollectionProductsInput, CollectedProductList, RefusalCodeOf<'listCollectionProducts'>>
  /**
   * Set all products of a collection. All of them at once, in the order to show; others leave it. Carts follow at once where a promotion names the collection; quotes and orders keep what they were promised.
   *
   * `PUT /v1/admin/collections/{collectionId}/products`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  setCollectionProducts: Method<SetCollectionProductsInput, ManagedCollection, RefusalCodeOf<'setCollectionProducts'>>
  /**
   * Add products to a collection. Up to 250 at once, behind those that are in it. What is in it already stays where it is.
   *
   * `POST /v1/admin/collections/{collectionId}/products`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-collected-products`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  addCollectionProducts: Method<AddCollectionProductsInput, ManagedCollection, RefusalCodeOf<'addCollectionProducts'>>
  /**
   * Take products out of a collection. Up to 250 at once. What is not in it is passed over; the products stay.
   *
   * `POST /v1/admin/collections/{collectionId}/products/removal`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  removeCollectionProducts: Method<RemoveCollectionProductsInput, ManagedCollection, RefusalCodeOf<'removeCollectionProducts'>>
  /**
   * Read how many pieces of an offer a cart may hold. From one piece by ones, unless somebody has said otherwise.
   *
   * `GET /v1/admin/offers/{offerId}/quantity-rules`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getQuantityRules: Method<GetQuantityRulesInput, QuantityRules, RefusalCodeOf<'getQuantityRules'>>
  /**
   * Say how many pieces of an offer a cart may hold. All three at once. Quotes and orders made before keep what they were promised.
   *
   * `PUT /v1/admin/offers/{offerId}/quantity-rules`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  setQuantityRules: Method<SetQuantityRulesInput, QuantityRules, RefusalCodeOf<'setQuantityRules'>>
  /**
   * Open a cart. In the currency of the store, or in another that it sells in. The reply holds the cart secret, once: send it along with everything else about this cart. For a customer who is signed in it is theirs at once: then only their session opens it.
   *
   * `POST /v1/carts`
   * @throws Refusal `busy`, `currency-not-sold`, `customer-has-cart`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `offer-not-for-sale`, `offer-not-found`, `offer-not-priced`, `origin-not-allowed`, `payload-too-large`, `quantity-not-allowed`, `quantity-too-large`, `store-suspended`, `too-many-requests`, `total-too-large`, `unsupported-media-type`
   */
  createCart: Method<CreateCartInput, NewCart, RefusalCodeOf<'createCart'>>
  /**
   * Read a cart. With prices and stock as they are now.
   *
   * `GET /v1/carts/{cartId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`, `total-too-large`
   */
  getCart: Method<GetCartInput, Cart, RefusalCodeOf<'getCart'>>
  /**
   * Change note, metadata or currency of a cart. What is left out stays as it is. The currency changes for the whole cart or not at all: where something in it has no price in the new one, nothing changes.
   *
   * `PATCH /v1/carts/{cartId}`
   * @throws Refusal `busy`, `cart-not-open`, `currency-not-sold`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `offer-not-priced`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `total-too-large`, `unsupported-media-type`, `version-conflict`
   */
  updateCart: Method<UpdateCartInput, Cart, RefusalCodeOf<'updateCart'>>
  /**
   * Read the customer's cart. The open cart of the customer who is signed in, whatever device it was filled on.
   *
   * `GET /v1/customers/me/cart`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`, `total-too-large`
   */
  getCustomerCart: Method<GetCustomerCartInput, Cart, RefusalCodeOf<'getCustomerCart'>>
  /**
   * Add to a cart. More of an offer that is in the cart raises its quantity; one that was saved for later comes back with this quantity. Nothing is set aside until checkout.
   *
   * `POST /v1/carts/{cartId}/lines`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `offer-not-for-sale`, `offer-not-found`, `offer-not-priced`, `origin-not-allowed`, `payload-too-large`, `quantity-not-allowed`, `quantity-too-large`, `store-suspended`, `too-many-lines`, `too-many-requests`, `total-too-large`, `unsupported-media-type`, `version-conflict`
   */
  addCartLine: Method<AddCartLineInput, Cart, RefusalCodeOf<'addCartLine'>>
  /**
   * Change a line. Sets its quantity (adding is `addCartLine`) or its note, keeps it for later, or brings it back to be bought.
   *
   * `PATCH /v1/carts/{cartId}/lines/{lineId}`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `offer-not-for-sale`, `offer-not-found`, `offer-not-priced`, `origin-not-allowed`, `payload-too-large`, `quantity-not-allowed`, `store-suspended`, `too-many-requests`, `total-too-large`, `unsupported-media-type`, `version-conflict`
   */
  changeCartLine: Method<ChangeCartLineInput, Cart, RefusalCodeOf<'changeCartLine'>>
  /**
   * Remove a line. Answers with the cart without it.
   *
   * `DELETE /v1/carts/{cartId}/lines/{lineId}`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`, `total-too-large`, `version-conflict`
   */
  removeCartLine: Method<RemoveCartLineInput, Cart, RefusalCodeOf<'removeCartLine'>>
  /**
   * Accept what has changed in a cart. Says yes to all of `notices`: prices of now become those the shopper has seen, quantities become what there is and what rules allow, never more than they were, and what cannot be bought is saved for later. Answers with the cart, which has no notices any more unless something changed again.
   *
   * `POST /v1/carts/{cartId}/acceptance`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`, `total-too-large`, `version-conflict`
   */
  acceptCartChanges: Method<AcceptCartChangesInput, Cart, RefusalCodeOf<'acceptCartChanges'>>
  /**
   * Report that a cart is looked at. For storefronts that show a cart: staff see it in the feed as `cart.viewed`, at most once a minute for each cart. Changes nothing, and may be sent as often as the page is shown.
   *
   * `POST /v1/carts/{cartId}/views`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  reportCartView: Method<ReportCartViewInput, void, RefusalCodeOf<'reportCartView'>>
  /**
   * List ways to wrap. Wrapping that can be put into a cart by `addCartLine`, with a note that says what for, or what to write on the card. Wrapping alone cannot be bought.
   *
   * `GET /v1/gift-wraps`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listGiftWraps: Method<ListGiftWrapsInput, GiftWrapList, RefusalCodeOf<'listGiftWraps'>>
  /**
   * Enter a code. A discount code, a voucher. The reply says what it takes off under `discounts`, or under `notApplied` why it takes off nothing now; it stays in the cart and may apply later. Who enters many codes that do not exist has to wait.
   *
   * `POST /v1/carts/{cartId}/codes`
   * @throws Refusal `busy`, `cart-not-open`, `code-unreadable`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-codes`, `too-many-requests`, `total-too-large`, `unsupported-media-type`, `version-conflict`
   */
  addCartCode: Method<AddCartCodeInput, Cart, RefusalCodeOf<'addCartCode'>>
  /**
   * Take a code out. Answers with the cart without it.
   *
   * `DELETE /v1/carts/{cartId}/codes/{code}`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`, `total-too-large`, `version-conflict`
   */
  removeCartCode: Method<RemoveCartCodeInput, Cart, RefusalCodeOf<'removeCartCode'>>
  /**
   * See what a cart costs at an address. How each seller’s package can be shipped there, what it costs and how long it takes, with discounts and tax. Of packages for which nothing is chosen, the cheapest is taken. Promises nothing and sets nothing aside; a country alone will do.
   *
   * `POST /v1/carts/{cartId}/shipping-estimate`
   * @throws Refusal `busy`, `cart-empty`, `delivery-not-possible`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `payload-too-large`, `price-service-unavailable`, `prices-changing`, `store-suspended`, `too-many-requests`, `total-too-large`, `unsupported-media-type`
   */
  estimateShipping: Method<EstimateShippingInput, ShippingEstimate, RefusalCodeOf<'estimateShipping'>>
  /**
   * Explain what a cart costs. Every step from nothing to the total: prices, price lists, promotions, tax; with a country, shipping by what costs least, too. The steps add up to the total, and what comes to lines and packages adds up to each step, to the last minor unit.
   *
   * `GET /v1/carts/{cartId}/explanation`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `price-service-unavailable`, `prices-changing`, `store-suspended`, `too-many-requests`, `total-too-large`
   */
  getCartExplanation: Method<GetCartExplanationInput, CartExplanation, RefusalCodeOf<'getCartExplanation'>>
  /**
   * List accounts and their balances. Latest opened first, each with the sums of its transfers as of now or of any moment before. Accounts are opened by their first transfer.
   *
   * `GET /v1/admin/ledger/accounts`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listLedgerAccounts: ListMethod<ListLedgerAccountsInput, LedgerAccountList, RefusalCodeOf<'listLedgerAccounts'>>
  /**
   * List transfers. Latest first. A transfer takes one amount out of one account and puts it into another; it is never changed, and what was wrong is made good by another one.
   *
   * `GET /v1/admin/ledger/transfers`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listLedgerTransfers: ListMethod<ListLedgerTransfersInput, LedgerTransferList, RefusalCodeOf<'listLedgerTransfers'>>
  /**
   * Read the trial balance. Debits and credits of every kind of account, as of now or of any moment before, and their difference in each currency, which is 0.
   *
   * `GET /v1/admin/ledger/trial-balance`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getTrialBalance: Method<GetTrialBalanceInput, TrialBalance, RefusalCodeOf<'getTrialBalance'>>
  /**
   * Read what is left of a gift card. For whoever has its code. Wrong codes are counted: after some, one waits. A POST, so that no code stands in an address.
   *
   * `POST /v1/gift-cards/balance`
   * @throws Refusal `busy`, `gift-card-not-accepted`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  getGiftCardBalance: Method<GetGiftCardBalanceInput, GiftCardBalance, RefusalCodeOf<'getGiftCardBalance'>>
  /**
   * List gift cards. Latest made first. Codes are told by nobody: a card is known by how its code ends.
   *
   * `GET /v1/admin/gift-cards`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listGiftCards: ListMethod<ListGiftCardsInput, GiftCardList, RefusalCodeOf<'listGiftCards'>>
  /**
   * Give a gift card. Its code is in the reply and, where there is a recipient, in a mail to them; it is kept as a digest, so nobody can tell it again. A repeated call with the same `Idempotency-Key` tells the same code.
   *
   * `POST /v1/admin/gift-cards`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createGiftCard: Method<CreateGiftCardInput, NewGiftCard, RefusalCodeOf<'createGiftCard'>>
  /**
   * Read a gift card. What is on it, and where that came from and went.
   *
   * `GET /v1/admin/gift-cards/{giftCardId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getGiftCard: Method<GetGiftCardInput, GiftCardWithTransfers, RefusalCodeOf<'getGiftCard'>>
  /**
   * Disable or enable a gift card, move its end, change its note. What is on it stays. Payments that have set part of it aside still get that, and refunds still come back to it.
   *
   * `PATCH /v1/admin/gift-cards/{giftCardId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateGiftCard: Method<UpdateGiftCardInput, GiftCard, RefusalCodeOf<'updateGiftCard'>>
  /**
   * Read the own store credit. What the store owes the customer and takes instead of money.
   *
   * `GET /v1/customers/me/store-credit`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getStoreCredit: Method<GetStoreCreditInput, StoreCredit, RefusalCodeOf<'getStoreCredit'>>
  /**
   * List what came to the own store credit and went from it. Latest first.
   *
   * `GET /v1/customers/me/store-credit/movements`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listStoreCreditMovements: ListMethod<ListStoreCreditMovementsInput, AccountMovementList, RefusalCodeOf<'listStoreCreditMovements'>>
  /**
   * Read a customer's store credit. What the customer has, and what of it payments that run have set aside.
   *
   * `GET /v1/admin/customers/{customerId}/store-credit`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getCustomerStoreCredit: Method<GetCustomerStoreCreditInput, StoreCredit, RefusalCodeOf<'getCustomerStoreCredit'>>
  /**
   * Give a customer store credit, or take some back. What is taken back is there and set aside for no payment.
   *
   * `POST /v1/admin/customers/{customerId}/store-credit`
   * @throws Refusal `balance-too-low`, `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  addStoreCredit: Method<AddStoreCreditInput, StoreCredit, RefusalCodeOf<'addStoreCredit'>>
  /**
   * Read what a seller is owed. And what it is made of. Sales count when they are placed, refunds when they have succeeded.
   *
   * `GET /v1/admin/sellers/{sellerId}/balance`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerBalance: Method<GetSellerBalanceInput, SellerMoney, RefusalCodeOf<'getSellerBalance'>>
  /**
   * List what came to a seller and went from it. Latest first.
   *
   * `GET /v1/admin/sellers/{sellerId}/movements`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerMovements: ListMethod<ListSellerMovementsInput, AccountMovementList, RefusalCodeOf<'listSellerMovements'>>
  /**
   * List what a seller was paid. Latest first.
   *
   * `GET /v1/admin/sellers/{sellerId}/payouts`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listPayouts: ListMethod<ListPayoutsInput, PayoutList, RefusalCodeOf<'listPayouts'>>
  /**
   * Record that a seller was paid. The money itself is sent by your bank. Never more than the seller is owed, however many record payouts at the same time.
   *
   * `POST /v1/admin/sellers/{sellerId}/payouts`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `payout-exceeds-balance`, `second-factor-required`, `seller-is-house`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createPayout: Method<CreatePayoutInput, Payout, RefusalCodeOf<'createPayout'>>
  /**
   * Read what the own seller is owed. And what it is made of.
   *
   * `GET /v1/seller/balance`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getOwnBalance: Method<GetOwnBalanceInput, SellerMoney, RefusalCodeOf<'getOwnBalance'>>
  /**
   * List what came to the own seller and went from it. Latest first.
   *
   * `GET /v1/seller/movements`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listOwnMovements: ListMethod<ListOwnMovementsInput, AccountMovementList, RefusalCodeOf<'listOwnMovements'>>
  /**
   * List what the own seller was paid. Latest first.
   *
   * `GET /v1/seller/payouts`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listOwnPayouts: ListMethod<ListOwnPayoutsInput, PayoutList, RefusalCodeOf<'listOwnPayouts'>>
  /**
   * Read a payment. With its captures, voids and refunds.
   *
   * `GET /v1/admin/payments/{paymentId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getPayment: Method<GetPaymentInput, Payment, RefusalCodeOf<'getPayment'>>
  /**
   * Ask the provider where a payment stands. Takes it, its order and whatever was begun with it to where the provider says they are. The worker does so by itself; this is for who does not want to wait. May be called any number of times.
   *
   * `POST /v1/admin/payments/{paymentId}/check`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payment-provider-unavailable`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  checkPayment: Method<CheckPaymentInput, Payment, RefusalCodeOf<'checkPayment'>>
  /**
   * List the payments of an order. Every try to pay it, oldest first; what pays it together has the same `attempt`.
   *
   * `GET /v1/admin/orders/{orderId}/payments`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listOrderPayments: Method<ListOrderPaymentsInput, OrderPayments, RefusalCodeOf<'listOrderPayments'>>
  /**
   * Capture what is authorized. All of it, or a part: the rest can be captured later, unless `isFinal` lets it go, with the last part or with an amount of 0. The same key never captures twice.
   *
   * `POST /v1/admin/payments/{paymentId}/captures`
   * @throws Refusal `busy`, `capture-exceeds-authorization`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `payment-not-authorized`, `payment-operation-failed`, `payment-operation-running`, `payment-provider-unavailable`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  capturePayment: Method<CapturePaymentInput, Payment, RefusalCodeOf<'capturePayment'>>
  /**
   * Let go what is authorized. For a payment of which nothing has been captured. Its order stays as it is: `cancelOrder` ends both. The same key never voids twice.
   *
   * `POST /v1/admin/payments/{paymentId}/void`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payment-captured-in-part`, `payment-not-authorized`, `payment-operation-failed`, `payment-operation-running`, `payment-provider-unavailable`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  voidPayment: Method<VoidPaymentInput, Payment, RefusalCodeOf<'voidPayment'>>
  /**
   * List payments. Newest first.
   *
   * `GET /v1/admin/payments`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listPayments: ListMethod<ListPaymentsInput, PaymentList, RefusalCodeOf<'listPayments'>>
  /**
   * List disputes. Money that buyers' banks ask back, newest first. They are answered at the provider.
   *
   * `GET /v1/admin/disputes`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listDisputes: ListMethod<ListDisputesInput, DisputeList, RefusalCodeOf<'listDisputes'>>
  /**
   * Read a dispute. As the provider has told it last.
   *
   * `GET /v1/admin/disputes/{disputeId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getDispute: Method<GetDisputeInput, Dispute, RefusalCodeOf<'getDispute'>>
  /**
   * List what the reconciler found. What differed between a provider's books and ours, and what was done about it, newest first. `did: nothing` waits for a person.
   *
   * `GET /v1/admin/reconciliations`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listReconciliations: ListMethod<ListReconciliationsInput, ReconciliationList, RefusalCodeOf<'listReconciliations'>>
  /**
   * List what payment providers told. Each message once, with what became of it; what came last is first.
   *
   * `GET /v1/admin/payment-events`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listProviderEvents: ListMethod<ListProviderEventsInput, ProviderEventList, RefusalCodeOf<'listProviderEvents'>>
  /**
   * List payment providers. How the store can take money, and how it does. Secrets are never told.
   *
   * `GET /v1/admin/payment-providers`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listPaymentProviders: Method<ListPaymentProvidersInput, PaymentProviderSettingsList, RefusalCodeOf<'listPaymentProviders'>>
  /**
   * Set up a payment provider. Its keys, how it captures, and whether new payments go to it; what is left out stays. Payments that were begun with another provider end with that one. A change bites everywhere within five seconds.
   *
   * `PUT /v1/admin/payment-providers/{provider}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `no-real-money-in-a-twin`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `payment-provider-in-use`, `payment-provider-incomplete`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  setPaymentProvider: Method<SetPaymentProviderInput, PaymentProviderSettings, RefusalCodeOf<'setPaymentProvider'>>
  /**
   * Read how the store takes money. What a page needs to show a way to pay: the provider, and the public key for the provider's own form.
   *
   * `GET /v1/payment-configuration`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getPaymentConfiguration: Method<GetPaymentConfigurationInput, PaymentConfiguration, RefusalCodeOf<'getPaymentConfiguration'>>
  /**
   * Make a cart the customer's. After sign-in: send the customer's session and the secret of the guest's cart. From then on only that session opens it, and the secret is dead. The open cart the customer had before ends, and its lines come into this one: of an offer in both, the larger quantity stays, and it is saved for later only if it was in both; lines beyond 100 are left out and named in `merged.leftOut`; codes come along up to 10; this cart’s notes stay and the other’s fill the empty ones; metadata stays that of this cart. A quote made before has to be made again; it takes over its goods.
   *
   * `PUT /v1/carts/{cartId}/customer`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `other-cart-being-paid`, `store-suspended`, `too-many-requests`, `total-too-large`, `version-conflict`
   */
  associateCart: Method<AssociateCartInput, BoundCart, RefusalCodeOf<'associateCart'>>
  /**
   * Make a quote of a cart. Promises the totals and sets the goods aside for 15 minutes. Send the secret of the cart, or the session of the customer whose cart it is. Making another one replaces it. `deliveries` sends some of the pieces to other addresses: shipping and tax are those of where each piece goes.
   *
   * `POST /v1/checkouts`
   * @throws Refusal `busy`, `cart-empty`, `cart-not-open`, `checkout-in-progress`, `country-not-served`, `currency-not-sold`, `delivery-not-possible`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `nothing-to-wrap`, `offer-not-for-sale`, `offer-not-found`, `offer-not-priced`, `origin-not-allowed`, `out-of-stock`, `payload-too-large`, `price-service-unavailable`, `prices-changing`, `promotion-used-up`, `quantity-not-allowed`, `shipping-method-not-found`, `shipping-not-possible`, `store-suspended`, `too-many-checkouts`, `too-many-requests`, `total-too-large`, `unsupported-media-type`
   */
  createCheckout: Method<CreateCheckoutInput, Checkout, RefusalCodeOf<'createCheckout'>>
  /**
   * Read a checkout. Where it stands. Changes nothing; `completeCheckout` asks the payment provider.
   *
   * `GET /v1/checkouts/{checkoutId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getCheckout: Method<GetCheckoutInput, Checkout, RefusalCodeOf<'getCheckout'>>
  /**
   * Pay a checkout and place the order. Charges exactly the promised total. `state: placed` comes with the order; `state: paying` with `payment.nextAction`: send the shopper there, then call `completeCheckout`. The same key never charges twice. When the promise no longer holds, nothing is charged, and `quote-changed` comes with what is different and with a new quote.
   *
   * `POST /v1/checkouts/{checkoutId}/payment`
   * @throws Refusal `balance-too-low`, `busy`, `checkout-ended`, `checkout-in-progress`, `checkout-outdated`, `country-not-served`, `currency-not-sold`, `delivery-not-possible`, `gift-card-empty`, `gift-card-not-accepted`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `nothing-to-wrap`, `offer-not-for-sale`, `offer-not-found`, `offer-not-priced`, `origin-not-allowed`, `out-of-stock`, `payload-too-large`, `payment-declined`, `payment-in-progress`, `payment-method-missing`, `payment-method-not-kept`, `payment-method-unknown`, `payment-provider-unavailable`, `price-service-unavailable`, `prices-changing`, `promotion-used-up`, `quantity-not-allowed`, `quote-changed`, `quote-expired`, `quote-invalid`, `quote-used`, `return-url-not-allowed`, `shipping-method-not-found`, `shipping-not-possible`, `store-credit-of-customer`, `store-suspended`, `tenders-taken`, `too-many-checkouts`, `too-many-requests`, `total-too-large`, `unsupported-media-type`
   */
  payCheckout: Method<PayCheckoutInput, Checkout, RefusalCodeOf<'payCheckout'>>
  /**
   * Finish a checkout after a second step. Asks the provider how the payment ended and places the order when the money is there. May be called any number of times.
   *
   * `POST /v1/checkouts/{checkoutId}/completion`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `payment-declined`, `payment-provider-unavailable`, `store-suspended`, `too-many-requests`
   */
  completeCheckout: Method<CompleteCheckoutInput, Checkout, RefusalCodeOf<'completeCheckout'>>
  /**
   * Give up a running payment. For a shopper who wants to pay in another way while a payment waits: the provider is asked to end it. `state: held`: nothing was taken, the goods are still set aside until `expiresAt`, and `payCheckout` may be called again. `state: placed`: the payment was good already, and this is the order. `state: released`: the time of the checkout was over as well, or its goods were gone and the money goes back. Where no payment runs, nothing changes; a key that is sent again means the payment of its first time, so that one which has begun since goes on (`state: paying`).
   *
   * `POST /v1/checkouts/{checkoutId}/payment/cancellation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `payment-in-progress`, `payment-provider-unavailable`, `store-suspended`, `too-many-requests`
   */
  cancelCheckoutPayment: Method<CancelCheckoutPaymentInput, Checkout, RefusalCodeOf<'cancelCheckoutPayment'>>
  /**
   * Read an order. With the session of its customer, or with the secret that came with the order, which lives for 90 days; sessions and secret keys with `orders:read` need none. Who has only the secret sees neither a phone number nor the whole e-mail address; of what paid it no more than `tenders` say.
   *
   * `GET /v1/orders/{orderId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getOrder: Method<GetOrderInput, Order, RefusalCodeOf<'getOrder'>>
  /**
   * List the customer's orders. Of the customer who is signed in, newest first; also those placed as a guest with the e-mail address the customer has confirmed since.
   *
   * `GET /v1/customers/me/orders`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listCustomerOrders: ListMethod<ListCustomerOrdersInput, OrderList, RefusalCodeOf<'listCustomerOrders'>>
  /**
   * Stop shipping an order. Until it is released nothing of it can be shipped, by staff or sellers. Again: the reason is replaced.
   *
   * `PUT /v1/admin/orders/{orderId}/hold`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `order-not-holdable`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  holdOrder: Method<HoldOrderInput, StaffOrder, RefusalCodeOf<'holdOrder'>>
  /**
   * Let a held order be shipped again. An order that is not held stays as it is.
   *
   * `DELETE /v1/admin/orders/{orderId}/hold`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  releaseOrder: Method<ReleaseOrderInput, StaffOrder, RefusalCodeOf<'releaseOrder'>>
  /**
   * Tag an order. Replaces all its tags. `listOrders` finds orders by them; buyers never see them.
   *
   * `PUT /v1/admin/orders/{orderId}/tags`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  setOrderTags: Method<SetOrderTagsInput, StaffOrder, RefusalCodeOf<'setOrderTags'>>
  /**
   * Say that a parcel has arrived. From then on counts the time in which its goods may be sent back. A parcel that has arrived before stays as it is.
   *
   * `PUT /v1/admin/orders/{orderId}/fulfillments/{fulfillmentId}/delivery`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  markDelivered: Method<MarkDeliveredInput, StaffOrder, RefusalCodeOf<'markDelivered'>>
  /**
   * Write a note beside an order. For the staff alone, or for the buyer, too. Notes are never changed.
   *
   * `POST /v1/admin/orders/{orderId}/notes`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createOrderNote: Method<CreateOrderNoteInput, OrderNote, RefusalCodeOf<'createOrderNote'>>
  /**
   * Read the notes beside an order. Oldest first, those for the buyer, too; 500 at the most.
   *
   * `GET /v1/admin/orders/{orderId}/notes`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listOrderNotes: Method<ListOrderNotesInput, OrderNoteList, RefusalCodeOf<'listOrderNotes'>>
  /**
   * Read what happened to an order. What happened to the order, its checkout and its payments, and who did it, from the beginning; of more than 1,000 events the newest.
   *
   * `GET /v1/admin/orders/{orderId}/timeline`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getOrderTimeline: Method<GetOrderTimelineInput, OrderTimeline, RefusalCodeOf<'getOrderTimeline'>>
  /**
   * Read where the money of an order came from and went. What was paid and given back, by its payments; what everybody has of it, by the ledger; and what is still owed.
   *
   * `GET /v1/admin/orders/{orderId}/money`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getOrderMoney: Method<GetOrderMoneyInput, OrderMoney, RefusalCodeOf<'getOrderMoney'>>
  /**
   * Give money of an order back. Pieces or amounts of lines, of shipping, or an amount by itself; to where it came from, or as store credit. What all refunds give back never exceeds what was captured, nor what was paid for a line. Tax in it is in proportion, and the last refund takes exactly what is left.
   *
   * `POST /v1/admin/orders/{orderId}/refunds`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `nothing-to-refund`, `origin-not-allowed`, `payload-too-large`, `payment-provider-unavailable`, `refund-above-paid`, `refund-exceeds-capture`, `refund-line-unknown`, `second-factor-required`, `store-credit-needs-customer`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  refundOrder: Method<RefundOrderInput, Refund, RefusalCodeOf<'refundOrder'>>
  /**
   * List the refunds of an order. Oldest first, those that failed, too; and what can still be given back.
   *
   * `GET /v1/admin/orders/{orderId}/refunds`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listRefunds: Method<ListRefundsInput, RefundList, RefusalCodeOf<'listRefunds'>>
  /**
   * Cancel an order. Before anything of it has been shipped. Its goods are for sale again, what was paid goes back where it came from, what was only authorized is let go. Promotions that it used stay used.
   *
   * `POST /v1/admin/orders/{orderId}/cancellation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `order-not-cancelable`, `origin-not-allowed`, `payload-too-large`, `payment-captured-in-part`, `payment-operation-running`, `payment-provider-unavailable`, `refund-above-paid`, `refund-running`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  cancelOrderAsStaff: Method<CancelOrderAsStaffInput, StaffOrder, RefusalCodeOf<'cancelOrderAsStaff'>>
  /**
   * Cancel an order as its buyer. As long as nothing of it has been shipped: for its customer, or with its secret. Everything that was paid goes back where it came from.
   *
   * `POST /v1/orders/{orderId}/cancellation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `order-not-cancelable`, `origin-not-allowed`, `payload-too-large`, `payment-captured-in-part`, `payment-operation-running`, `payment-provider-unavailable`, `refund-above-paid`, `refund-running`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  cancelOrder: Method<CancelOrderInput, Order, RefusalCodeOf<'cancelOrder'>>
  /**
   * List what was given back of an order. Oldest first. For whoever may read the order.
   *
   * `GET /v1/orders/{orderId}/refunds`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listOrderRefunds: Method<ListOrderRefundsInput, OrderRefundList, RefusalCodeOf<'listOrderRefunds'>>
  /**
   * Read what the store has written about an order. Notes for the buyer, oldest first. For whoever may read the order.
   *
   * `GET /v1/orders/{orderId}/notes`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listBuyerNotes: Method<ListBuyerNotesInput, BuyerNoteList, RefusalCodeOf<'listBuyerNotes'>>
  /**
   * List the edits of an order. Newest first, those that came to nothing, too; 500 at the most.
   *
   * `GET /v1/admin/orders/{orderId}/edits`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listOrderEdits: Method<ListOrderEditsInput, OrderEditList, RefusalCodeOf<'listOrderEdits'>>
  /**
   * Show what an edit of an order would come to. Takes pieces off that have not been shipped, and adds offers as they cost this buyer now. What is added is set aside for 15 minutes; nothing of the order changes before `commitOrderEdit`. Another preview replaces this one. With `returnId` it is an exchange: what was accepted of the return is taken off.
   *
   * `POST /v1/admin/orders/{orderId}/edits`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `nothing-to-wrap`, `offer-not-for-sale`, `offer-not-found`, `offer-not-priced`, `order-canceled`, `order-edit-being-paid`, `order-edit-not-possible`, `order-edit-outdated`, `origin-not-allowed`, `out-of-stock`, `payload-too-large`, `price-service-unavailable`, `prices-changing`, `quantity-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `total-too-large`, `unsupported-media-type`
   */
  previewOrderEdit: Method<PreviewOrderEditInput, OrderEdit, RefusalCodeOf<'previewOrderEdit'>>
  /**
   * Read an edit of an order. What it adds and takes off, what that comes to, and how far it is.
   *
   * `GET /v1/admin/orders/{orderId}/edits/{editId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getOrderEdit: Method<GetOrderEditInput, OrderEdit, RefusalCodeOf<'getOrderEdit'>>
  /**
   * Do an edit of an order. As it was previewed, or not at all. Where something is left to pay, the buyer is mailed and has 72 hours to pay it (`payOrderEdit`); the order changes when they have. Otherwise it changes now, and what is left is given back to where it came from.
   *
   * `POST /v1/admin/orders/{orderId}/edits/{editId}/commit`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `order-canceled`, `order-edit-needs-capture`, `order-edit-not-open`, `order-edit-outdated`, `origin-not-allowed`, `out-of-stock`, `payment-provider-unavailable`, `refund-above-paid`, `refund-exceeds-capture`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  commitOrderEdit: Method<CommitOrderEditInput, OrderEdit, RefusalCodeOf<'commitOrderEdit'>>
  /**
   * Drop an edit of an order. What it holds is for sale again. A payment that its buyer has begun is canceled first; where it has been taken already, the edit is done, and this is refused.
   *
   * `POST /v1/admin/orders/{orderId}/edits/{editId}/discard`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `order-edit-being-paid`, `order-edit-not-open`, `origin-not-allowed`, `payment-declined`, `payment-provider-unavailable`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  discardOrderEdit: Method<DiscardOrderEditInput, OrderEdit, RefusalCodeOf<'discardOrderEdit'>>
  /**
   * Read an edit of an order as its buyer. One that was to be paid, or is done. For whoever may read the order, whose `openEdit` names the one that waits.
   *
   * `GET /v1/orders/{orderId}/edits/{editId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getBuyerOrderEdit: Method<GetBuyerOrderEditInput, BuyerOrderEdit, RefusalCodeOf<'getBuyerOrderEdit'>>
  /**
   * Pay what an edit of an order costs more. Charges exactly the `difference`, from gift cards and store credit first; with that the edit is done. `payment.nextAction`: send the buyer there, then call `completeOrderEdit`. The same key never charges twice.
   *
   * `POST /v1/orders/{orderId}/edits/{editId}/payment`
   * @throws Refusal `balance-too-low`, `busy`, `gift-card-empty`, `gift-card-not-accepted`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `order-edit-not-open`, `order-edit-outdated`, `origin-not-allowed`, `payload-too-large`, `payment-declined`, `payment-in-progress`, `payment-method-missing`, `payment-method-not-kept`, `payment-method-unknown`, `payment-provider-unavailable`, `return-url-not-allowed`, `store-credit-of-customer`, `store-suspended`, `tenders-taken`, `too-many-requests`, `unsupported-media-type`
   */
  payOrderEdit: Method<PayOrderEditInput, BuyerOrderEdit, RefusalCodeOf<'payOrderEdit'>>
  /**
   * Finish an edit of an order after a second step. Asks the provider how the payment ended and does the edit when the money is there. May be called any number of times.
   *
   * `POST /v1/orders/{orderId}/edits/{editId}/completion`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payment-declined`, `payment-provider-unavailable`, `store-suspended`, `too-many-requests`
   */
  completeOrderEdit: Method<CompleteOrderEditInput, BuyerOrderEdit, RefusalCodeOf<'completeOrderEdit'>>
  /**
   * List returns. Newest first.
   *
   * `GET /v1/admin/returns`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listReturns: ListMethod<ListReturnsInput, OrderReturnPage, RefusalCodeOf<'listReturns'>>
  /**
   * Read a return. What is sent back, why, and how far it is.
   *
   * `GET /v1/admin/returns/{returnId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getReturn: Method<GetReturnInput, OrderReturn, RefusalCodeOf<'getReturn'>>
  /**
   * Let goods be sent back. With the label to send them, where there is one. The buyer gets a mail.
   *
   * `POST /v1/admin/returns/{returnId}/approval`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  approveReturn: Method<ApproveReturnInput, OrderReturn, RefusalCodeOf<'approveReturn'>>
  /**
   * Refuse a return. The goods stay with the buyer, who is told why in a mail.
   *
   * `POST /v1/admin/returns/{returnId}/refusal`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  refuseReturn: Method<RefuseReturnInput, OrderReturn, RefusalCodeOf<'refuseReturn'>>
  /**
   * Say that returned goods have come. What was in the parcel; without `lineItems` all that was announced.
   *
   * `POST /v1/admin/returns/{returnId}/receipt`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-lines-do-not-fit`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  receiveReturn: Method<ReceiveReturnInput, OrderReturn, RefusalCodeOf<'receiveReturn'>>
  /**
   * Say what returned goods are like. How many pieces are paid back, and how many go back on the shelf: they are for sale again at once.
   *
   * `POST /v1/admin/returns/{returnId}/inspection`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-lines-do-not-fit`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  inspectReturn: Method<InspectReturnInput, OrderReturn, RefusalCodeOf<'inspectReturn'>>
  /**
   * List returns. Newest first.
   *
   * `GET /v1/seller/returns`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerReturns: ListMethod<ListSellerReturnsInput, OrderReturnPage, RefusalCodeOf<'listSellerReturns'>>
  /**
   * Read a return. What is sent back, why, and how far it is.
   *
   * `GET /v1/seller/returns/{returnId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerReturn: Method<GetSellerReturnInput, OrderReturn, RefusalCodeOf<'getSellerReturn'>>
  /**
   * Let goods be sent back. With the label to send them, where there is one. The buyer gets a mail.
   *
   * `POST /v1/seller/returns/{returnId}/approval`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  approveSellerReturn: Method<ApproveSellerReturnInput, OrderReturn, RefusalCodeOf<'approveSellerReturn'>>
  /**
   * Refuse a return. The goods stay with the buyer, who is told why in a mail.
   *
   * `POST /v1/seller/returns/{returnId}/refusal`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  refuseSellerReturn: Method<RefuseSellerReturnInput, OrderReturn, RefusalCodeOf<'refuseSellerReturn'>>
  /**
   * Say that returned goods have come. What was in the parcel; without `lineItems` all that was announced.
   *
   * `POST /v1/seller/returns/{returnId}/receipt`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-lines-do-not-fit`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  receiveSellerReturn: Method<ReceiveSellerReturnInput, OrderReturn, RefusalCodeOf<'receiveSellerReturn'>>
  /**
   * Say what returned goods are like. How many pieces are paid back, and how many go back on the shelf: they are for sale again at once.
   *
   * `POST /v1/seller/returns/{returnId}/inspection`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-lines-do-not-fit`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  inspectSellerReturn: Method<InspectSellerReturnInput, OrderReturn, RefusalCodeOf<'inspectSellerReturn'>>
  /**
   * Ask for a return in the buyer’s name. As `createReturn`, also when the time of the store is over.
   *
   * `POST /v1/admin/orders/{orderId}/returns`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-not-possible`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createReturnAsStaff: Method<CreateReturnAsStaffInput, NewOrderReturns, RefusalCodeOf<'createReturnAsStaff'>>
  /**
   * Cancel a return. As long as the goods have not come. They can be asked for again.
   *
   * `POST /v1/admin/returns/{returnId}/cancellation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `return-not-in-that-state`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  cancelReturnAsStaff: Method<CancelReturnAsStaffInput, OrderReturn, RefusalCodeOf<'cancelReturnAsStaff'>>
  /**
   * Pay returned goods back. What was accepted when the goods were looked at, and of shipping what is named. Where nothing was accepted, the return just ends, and the buyer is told so by a mail. Should the provider refuse, the return is completed all the same and its refund has failed.
   *
   * `POST /v1/admin/returns/{returnId}/completion`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `payment-provider-unavailable`, `refund-above-paid`, `refund-exceeds-capture`, `return-not-in-that-state`, `second-factor-required`, `store-credit-needs-customer`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  completeReturn: Method<CompleteReturnInput, OrderReturn, RefusalCodeOf<'completeReturn'>>
  /**
   * Ask to send goods back. For the customer of the order, or with its secret; within the days that the store gives from delivery, or from shipping where no delivery is known. Goods of several sellers become several returns.
   *
   * `POST /v1/orders/{orderId}/returns`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `return-not-possible`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createReturn: Method<CreateReturnInput, NewOrderReturns, RefusalCodeOf<'createReturn'>>
  /**
   * List the returns of an order. Oldest first; and what can still be sent back. For whoever may read the order.
   *
   * `GET /v1/orders/{orderId}/returns`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listOrderReturns: Method<ListOrderReturnsInput, OrderReturns, RefusalCodeOf<'listOrderReturns'>>
  /**
   * Keep goods after all. As long as they have not come. For the customer of the order, or with its secret.
   *
   * `POST /v1/orders/{orderId}/returns/{returnId}/cancellation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `return-not-in-that-state`, `store-suspended`, `too-many-requests`
   */
  cancelReturn: Method<CancelReturnInput, OrderReturn, RefusalCodeOf<'cancelReturn'>>
  /**
   * Read what happened to an order. From the beginning, or after an event you have seen. For whoever may read the order.
   *
   * `GET /v1/orders/{orderId}/events`
   * @throws Refusal `busy`, `feed-place-gone`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listOrderEvents: Method<ListOrderEventsInput, EventPage, RefusalCodeOf<'listOrderEvents'>>
  /**
   * Follow an order. The same as server-sent events, as they happen. For whoever may read the order.
   *
   * `GET /v1/orders/{orderId}/events/stream`
   * @throws Refusal `busy`, `feed-place-gone`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`, `too-many-streams`
   */
  streamOrderEvents: Method<StreamOrderEventsInput, ReadableStream<Uint8Array>, RefusalCodeOf<'streamOrderEvents'>>
  /**
   * Put an order into a cart again. The same offers at the prices of today. Of an offer that is in the cart already the larger quantity stays. Gifts and gift wrapping are left out, and so is what is no longer sold, which `leftOut` names.
   *
   * `POST /v1/orders/{orderId}/cart`
   * @throws Refusal `busy`, `cart-not-open`, `currency-not-sold`, `customer-has-cart`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `nothing-to-order-again`, `offer-not-for-sale`, `offer-not-found`, `offer-not-priced`, `origin-not-allowed`, `payload-too-large`, `quantity-not-allowed`, `quantity-too-large`, `store-suspended`, `too-many-lines`, `too-many-requests`, `total-too-large`, `unsupported-media-type`
   */
  orderAgain: Method<OrderAgainInput, OrderedAgain, RefusalCodeOf<'orderAgain'>>
  /**
   * Ask for a code to open an order. Mails six digits to the address of the order, if number and address fit; the answer is the same if not. They work once, for 15 minutes.
   *
   * `POST /v1/order-lookups`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  requestOrderLookup: Method<RequestOrderLookupInput, OrderLookup, RefusalCodeOf<'requestOrderLookup'>>
  /**
   * Open an order with a mailed code. Answers with the order and its secret, which lives for 90 days from now. After five wrong codes a new one is needed.
   *
   * `POST /v1/order-lookups/confirmation`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `order-code-not-accepted`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  confirmOrderLookup: Method<ConfirmOrderLookupInput, OpenedOrder, RefusalCodeOf<'confirmOrderLookup'>>
  /**
   * Read how addresses are written in a country. Which parts one has there, in which order, what they are called, and which must not be missing. The same rules judge an address that is sent.
   *
   * `GET /v1/address-forms/{country}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getAddressForm: Method<GetAddressFormInput, AddressForm, RefusalCodeOf<'getAddressForm'>>
  /**
   * Sign in as a customer. By e-mail and password. Who has set up a second factor gets a challenge instead of a session: answer it with `completeCustomerSession`. Too many wrong passwords slow this down, for the address they come from before anybody else.
   *
   * `POST /v1/customers/sessions`
   * @throws Refusal `busy`, `customer-suspended`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-credentials`
   */
  createCustomerSession: Method<CreateCustomerSessionInput, CustomerSignIn, RefusalCodeOf<'createCustomerSession'>>
  /**
   * Finish a sign-in with a code. A challenge lives ten minutes and takes five codes; a code works once.
   *
   * `POST /v1/customers/sessions/second-factor`
   * @throws Refusal `busy`, `challenge-not-living`, `customer-suspended`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `second-factor-wrong`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-credentials`
   */
  completeCustomerSession: Method<CompleteCustomerSessionInput, CustomerSession, RefusalCodeOf<'completeCustomerSession'>>
  /**
   * Refresh a session. Gives the next access token and the next refresh token. Each refresh token works once: one that comes a second time ends its session, because one of two holders stole it. Refresh in one place at a time, and keep the reply before using it. Name the store by the publishable key: an access token that ran out opens nothing, this neither.
   *
   * `POST /v1/customers/sessions/refresh`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `refresh-token-reused`, `session-not-living`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  refreshCustomerSession: Method<RefreshCustomerSessionInput, CustomerSession, RefusalCodeOf<'refreshCustomerSession'>>
  /**
   * Sign out. Ends the session of the access token and its refresh token; the access token itself dies within five seconds everywhere.
   *
   * `DELETE /v1/customers/sessions/current`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  endCustomerSession: Method<EndCustomerSessionInput, void, RefusalCodeOf<'endCustomerSession'>>
  /**
   * List own sessions. Where the customer is signed in.
   *
   * `GET /v1/customers/me/sessions`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listCustomerSessions: Method<ListCustomerSessionsInput, CustomerSessionList, RefusalCodeOf<'listCustomerSessions'>>
  /**
   * Sign out everywhere else. Ends all sessions of the customer but the one that asks.
   *
   * `DELETE /v1/customers/me/sessions`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  endOtherCustomerSessions: Method<EndOtherCustomerSessionsInput, void, RefusalCodeOf<'endOtherCustomerSessions'>>
  /**
   * Sign out a device. Ends one session of the customer; one that has ended already is not found.
   *
   * `DELETE /v1/customers/me/sessions/{sessionId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  endCustomerSessionById: Method<EndCustomerSessionByIdInput, void, RefusalCodeOf<'endCustomerSessionById'>>
  /**
   * Register as a customer. Mails a link to the address; the account is made when it is confirmed. An address that has an account gets another mail, and this reply is the same.
   *
   * `POST /v1/customers/registrations`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-has-no-pages`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  registerCustomer: Method<RegisterCustomerInput, MailSent, RefusalCodeOf<'registerCustomer'>>
  /**
   * Confirm a registration. Makes the account and signs in. The link leads to `/account/confirm?token=…` of the shop and works once, for 24 hours.
   *
   * `POST /v1/customers/confirmations`
   * @throws Refusal `busy`, `customer-suspended`, `internal-error`, `invalid-request`, `link-not-valid`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-credentials`
   */
  confirmRegistration: Method<ConfirmRegistrationInput, CustomerSession, RefusalCodeOf<'confirmRegistration'>>
  /**
   * Ask for a new password. Mails a link to choose one. An address without an account gets another mail, and this reply is the same.
   *
   * `POST /v1/customers/password-resets`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-has-no-pages`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  requestPasswordReset: Method<RequestPasswordResetInput, MailSent, RefusalCodeOf<'requestPasswordReset'>>
  /**
   * Choose a new password by link. The link leads to `/account/reset?token=…` of the shop and works once, for an hour. Ends every session of the customer; sign in with the new password.
   *
   * `POST /v1/customers/password-resets/confirmation`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `link-not-valid`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-has-no-pages`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  resetPassword: Method<ResetPasswordInput, void, RefusalCodeOf<'resetPassword'>>
  /**
   * Confirm a new e-mail address. The link leads to `/account/email?token=…` of the shop and works once, for 24 hours, for the customer who asked. The old address is told.
   *
   * `POST /v1/customers/me/email-changes/confirmation`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `link-not-valid`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  confirmEmailChange: Method<ConfirmEmailChangeInput, void, RefusalCodeOf<'confirmEmailChange'>>
  /**
   * Read own profile. Of the customer who is signed in.
   *
   * `GET /v1/customers/me`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getCustomer: Method<GetCustomerInput, Customer, RefusalCodeOf<'getCustomer'>>
  /**
   * Change own profile. What is left out stays. For the address there is `requestEmailChange`.
   *
   * `PATCH /v1/customers/me`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateCustomer: Method<UpdateCustomerInput, Customer, RefusalCodeOf<'updateCustomer'>>
  /**
   * Change own password. Or set a first one. Ends all other sessions, and tells the customer by mail.
   *
   * `PUT /v1/customers/me/password`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `recent-sign-in-needed`, `store-has-no-pages`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-password`
   */
  changePassword: Method<ChangePasswordInput, void, RefusalCodeOf<'changePassword'>>
  /**
   * Ask for another e-mail address. Mails a link to the new address; until it is followed nothing changes. An address that has an account gets another mail, and this reply is the same.
   *
   * `POST /v1/customers/me/email-changes`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `recent-sign-in-needed`, `store-has-no-pages`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-password`
   */
  requestEmailChange: Method<RequestEmailChangeInput, MailSent, RefusalCodeOf<'requestEmailChange'>>
  /**
   * Read the keys of access tokens. A JWK set (RFC 7517), for services of yours that verify access tokens themselves: ES256, `typ` at+jwt, `aud` the id of your store. Take up to five minutes to notice new keys. That a session has ended, a signature does not tell.
   *
   * `GET /.well-known/jwks.json`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `too-many-requests`
   */
  getSigningKeys: Method<GetSigningKeysInput, SigningKeys, RefusalCodeOf<'getSigningKeys'>>
  /**
   * Read own second factor. Whether signing in asks for a code, and how many recovery codes are left.
   *
   * `GET /v1/customers/me/second-factor`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getCustomerSecondFactor: Method<GetCustomerSecondFactorInput, CustomerSecondFactor, RefusalCodeOf<'getCustomerSecondFactor'>>
  /**
   * Begin to set up a second factor. Gives the secret for an authenticator app, once. Nothing changes until `confirmCustomerSecondFactor`; beginning again gives another secret.
   *
   * `POST /v1/customers/me/second-factor`
   * @throws Refusal `busy`, `customer-second-factor-set-up`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `recent-sign-in-needed`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-password`
   */
  startCustomerSecondFactor: Method<StartCustomerSecondFactorInput, StartedCustomerSecondFactor, RefusalCodeOf<'startCustomerSecondFactor'>>
  /**
   * Finish setting up a second factor. From the first right code on, each sign-in by password or provider asks for one; a passkey needs none. Gives recovery codes, once. The customer is told by mail.
   *
   * `POST /v1/customers/me/second-factor/confirmation`
   * @throws Refusal `busy`, `customer-second-factor-not-set-up`, `customer-second-factor-set-up`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-wrong`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  confirmCustomerSecondFactor: Method<ConfirmCustomerSecondFactorInput, CustomerRecoveryCodes, RefusalCodeOf<'confirmCustomerSecondFactor'>>
  /**
   * Replace own recovery codes. Ten new ones for who shows a code; those before work no more. The customer is told by mail.
   *
   * `POST /v1/customers/me/second-factor/recovery-codes`
   * @throws Refusal `busy`, `customer-second-factor-not-set-up`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-wrong`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  replaceCustomerRecoveryCodes: Method<ReplaceCustomerRecoveryCodesInput, CustomerRecoveryCodes, RefusalCodeOf<'replaceCustomerRecoveryCodes'>>
  /**
   * Remove own second factor. Send a code, a recovery code, or the password: a session alone does not do. The customer is told by mail.
   *
   * `POST /v1/customers/me/second-factor/removal`
   * @throws Refusal `busy`, `customer-second-factor-not-set-up`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `recent-sign-in-needed`, `second-factor-wrong`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-password`
   */
  removeCustomerSecondFactor: Method<RemoveCustomerSecondFactorInput, void, RefusalCodeOf<'removeCustomerSecondFactor'>>
  /**
   * Begin to sign in with a passkey. Gives the options for the browser. They name no customer: the device knows whose it is.
   *
   * `POST /v1/customers/passkey-challenges`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-has-no-pages`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createPasskeyChallenge: Method<CreatePasskeyChallengeInput, PasskeyRequest, RefusalCodeOf<'createPasskeyChallenge'>>
  /**
   * Sign in with a passkey. A passkey is a device and the person whom it recognizes, so no code is asked for. Each challenge works once.
   *
   * `POST /v1/customers/sessions/passkey`
   * @throws Refusal `busy`, `customer-suspended`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `passkey-challenge-gone`, `passkey-not-accepted`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createPasskeySession: Method<CreatePasskeySessionInput, CustomerSession, RefusalCodeOf<'createPasskeySession'>>
  /**
   * Begin to add a passkey. Gives the options for the browser. Nothing changes until `registerPasskey`.
   *
   * `POST /v1/customers/me/passkey-challenges`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `recent-sign-in-needed`, `store-has-no-pages`, `store-suspended`, `too-many-passkeys`, `too-many-requests`, `unsupported-media-type`, `wrong-password`
   */
  startPasskeyRegistration: Method<StartPasskeyRegistrationInput, PasskeyCreation, RefusalCodeOf<'startPasskeyRegistration'>>
  /**
   * List own passkeys. Of the customer who is signed in.
   *
   * `GET /v1/customers/me/passkeys`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listPasskeys: Method<ListPasskeysInput, PasskeyList, RefusalCodeOf<'listPasskeys'>>
  /**
   * Add a passkey. With what the browser made of the options. The customer is told by mail.
   *
   * `POST /v1/customers/me/passkeys`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `passkey-challenge-gone`, `passkey-known`, `passkey-not-valid`, `payload-too-large`, `store-suspended`, `too-many-passkeys`, `too-many-requests`, `unsupported-media-type`
   */
  registerPasskey: Method<RegisterPasskeyInput, Passkey, RefusalCodeOf<'registerPasskey'>>
  /**
   * Rename an own passkey. So that its customer recognizes it.
   *
   * `PATCH /v1/customers/me/passkeys/{passkeyId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  renamePasskey: Method<RenamePasskeyInput, Passkey, RefusalCodeOf<'renamePasskey'>>
  /**
   * Remove an own passkey. It signs in no more; sessions it opened live on. The customer is told by mail.
   *
   * `DELETE /v1/customers/me/passkeys/{passkeyId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  removePasskey: Method<RemovePasskeyInput, void, RefusalCodeOf<'removePasskey'>>
  /**
   * List own addresses. The whole address book: the default address first, then the newest.
   *
   * `GET /v1/customers/me/addresses`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listAddresses: Method<ListAddressesInput, CustomerAddressList, RefusalCodeOf<'listAddresses'>>
  /**
   * Add an own address. Judged by its country: what it must have, the form of its postal code, its states. `errors` point to the parts at fault. Any country may be kept, also one that the store does not ship to.
   *
   * `POST /v1/customers/me/addresses`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-addresses`, `too-many-requests`, `unsupported-media-type`
   */
  createAddress: Method<CreateAddressInput, CustomerAddress, RefusalCodeOf<'createAddress'>>
  /**
   * Read an own address. One entry of the address book.
   *
   * `GET /v1/customers/me/addresses/{addressId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getAddress: Method<GetAddressInput, CustomerAddress, RefusalCodeOf<'getAddress'>>
  /**
   * Change an own address. What is left out stays; `address` is replaced as a whole and judged like a new one.
   *
   * `PATCH /v1/customers/me/addresses/{addressId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateAddress: Method<UpdateAddressInput, CustomerAddress, RefusalCodeOf<'updateAddress'>>
  /**
   * Remove an own address. Orders that went there keep it. If it was the default one, none is.
   *
   * `DELETE /v1/customers/me/addresses/{addressId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  removeAddress: Method<RemoveAddressInput, void, RefusalCodeOf<'removeAddress'>>
  /**
   * List own consents. What holds now, one for each purpose.
   *
   * `GET /v1/customers/me/consents`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listConsents: Method<ListConsentsInput, ConsentList, RefusalCodeOf<'listConsents'>>
  /**
   * Give or take back a consent. Name the wording that was shown. Each change is kept in the history; saying the same again changes nothing.
   *
   * `PUT /v1/customers/me/consents/{purpose}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `terms-are-needed`, `too-many-requests`, `unsupported-media-type`
   */
  recordConsent: Method<RecordConsentInput, ConsentList, RefusalCodeOf<'recordConsent'>>
  /**
   * List what one agreed to when. Every consent given and taken back, newest first.
   *
   * `GET /v1/customers/me/consents/history`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listConsentHistory: ListMethod<ListConsentHistoryInput, ConsentHistory, RefusalCodeOf<'listConsentHistory'>>
  /**
   * List what a customer agreed to when. Every consent given and taken back, newest first; it is kept when the customer is erased.
   *
   * `GET /v1/admin/customers/{customerId}/consents`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listCustomerConsents: ListMethod<ListCustomerConsentsInput, ConsentHistory, RefusalCodeOf<'listCustomerConsents'>>
  /**
   * List customers. Newest first; erased ones, too, by their id alone.
   *
   * `GET /v1/admin/customers`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listCustomers: ListMethod<ListCustomersInput, CustomerList, RefusalCodeOf<'listCustomers'>>
  /**
   * Read a customer. With the groups it is in, and without anything that opens the account.
   *
   * `GET /v1/admin/customers/{customerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getCustomerAsStaff: Method<GetCustomerAsStaffInput, StaffCustomer, RefusalCodeOf<'getCustomerAsStaff'>>
  /**
   * Suspend a customer. Ends all sessions of the customer, within five seconds everywhere, and lets nobody sign in. Orders stay, and open with their own secrets.
   *
   * `PUT /v1/admin/customers/{customerId}/suspension`
   * @throws Refusal `busy`, `customer-erased`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  suspendCustomer: Method<SuspendCustomerInput, StaffCustomer, RefusalCodeOf<'suspendCustomer'>>
  /**
   * Reopen a suspended customer. Lets the customer sign in again; ended sessions stay ended.
   *
   * `DELETE /v1/admin/customers/{customerId}/suspension`
   * @throws Refusal `busy`, `customer-erased`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  reopenCustomer: Method<ReopenCustomerInput, StaffCustomer, RefusalCodeOf<'reopenCustomer'>>
  /**
   * List groups of customers. Newest first.
   *
   * `GET /v1/admin/customer-groups`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listCustomerGroups: ListMethod<ListCustomerGroupsInput, CustomerGroupList, RefusalCodeOf<'listCustomerGroups'>>
  /**
   * Make a group of customers. It is empty at first.
   *
   * `POST /v1/admin/customer-groups`
   * @throws Refusal `busy`, `group-handle-taken`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createCustomerGroup: Method<CreateCustomerGroupInput, CustomerGroup, RefusalCodeOf<'createCustomerGroup'>>
  /**
   * Read a group of customers. Its name and how many are in it.
   *
   * `GET /v1/admin/customer-groups/{groupId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getCustomerGroup: Method<GetCustomerGroupInput, CustomerGroup, RefusalCodeOf<'getCustomerGroup'>>
  /**
   * Rename a group of customers. What is left out stays.
   *
   * `PATCH /v1/admin/customer-groups/{groupId}`
   * @throws Refusal `busy`, `group-handle-taken`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateCustomerGroup: Method<UpdateCustomerGroupInput, CustomerGroup, RefusalCodeOf<'updateCustomerGroup'>>
  /**
   * Remove a group of customers. Its customers stay.
   *
   * `DELETE /v1/admin/customer-groups/{groupId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  removeCustomerGroup: Method<RemoveCustomerGroupInput, void, RefusalCodeOf<'removeCustomerGroup'>>
  /**
   * List who is in a group. Those who came last first.
   *
   * `GET /v1/admin/customer-groups/{groupId}/members`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listCustomerGroupMembers: ListMethod<ListCustomerGroupMembersInput, CustomerList, RefusalCodeOf<'listCustomerGroupMembers'>>
  /**
   * Put a customer into a group. Who is in it stays in it.
   *
   * `PUT /v1/admin/customer-groups/{groupId}/members/{customerId}`
   * @throws Refusal `busy`, `customer-erased`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  addCustomerGroupMember: Method<AddCustomerGroupMemberInput, void, RefusalCodeOf<'addCustomerGroupMember'>>
  /**
   * Take a customer out of a group. The customer keeps everything else.
   *
   * `DELETE /v1/admin/customer-groups/{groupId}/members/{customerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  removeCustomerGroupMember: Method<RemoveCustomerGroupMemberInput, void, RefusalCodeOf<'removeCustomerGroupMember'>>
  /**
   * List own ways to pay. What the customer has kept with `savePaymentMethod` of `payCheckout`: the default one first, then the newest. Pay with one by its id, as `savedPaymentMethodId`. What was kept with a provider that the store does not use any more is not among them.
   *
   * `GET /v1/customers/me/payment-methods`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listPaymentMethods: Method<ListPaymentMethodsInput, SavedPaymentMethodList, RefusalCodeOf<'listPaymentMethods'>>
  /**
   * Choose the own way to pay that comes first. Instead of the one that is now. It is offered first; nothing is paid by itself.
   *
   * `PUT /v1/customers/me/payment-methods/{paymentMethodId}/default`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  setDefaultPaymentMethod: Method<SetDefaultPaymentMethodInput, SavedPaymentMethod, RefusalCodeOf<'setDefaultPaymentMethod'>>
  /**
   * Remove an own way to pay. Nobody can pay with it any more, and the provider forgets it, too. If it was the default one, none is.
   *
   * `DELETE /v1/customers/me/payment-methods/{paymentMethodId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  removePaymentMethod: Method<RemovePaymentMethodInput, void, RefusalCodeOf<'removePaymentMethod'>>
  /**
   * List ways to sign in with another account. Identity providers that the store takes, for buttons on its sign-in page.
   *
   * `GET /v1/identity-providers`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listOfferedIdentityProviders: Method<ListOfferedIdentityProvidersInput, OfferedIdentityProviderList, RefusalCodeOf<'listOfferedIdentityProviders'>>
  /**
   * Begin to sign in with another account. Gives the address of the provider, with PKCE, state and nonce (OpenID Connect Core 1.0). End with `completeProviderSignIn` when the browser is back.
   *
   * `POST /v1/customers/sessions/provider`
   * @throws Refusal `busy`, `identity-provider-not-answering`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  startProviderSignIn: Method<StartProviderSignInInput, StartedProviderSignIn, RefusalCodeOf<'startProviderSignIn'>>
  /**
   * Finish a sign-in with another account. Somebody new gets an account, if the provider has verified the e-mail address. Where the address has an account that is not linked, nothing is linked by itself: sign in as usual, then use `startProviderLink`.
   *
   * `POST /v1/customers/sessions/provider/completion`
   * @throws Refusal `busy`, `customer-suspended`, `identity-provider-not-answering`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `provider-email-not-verified`, `provider-not-linked`, `provider-sign-in-denied`, `provider-sign-in-gone`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  completeProviderSignIn: Method<CompleteProviderSignInInput, CustomerSignIn, RefusalCodeOf<'completeProviderSignIn'>>
  /**
   * Begin to link another account. Gives the address of the provider. End with `completeProviderLink` when the browser is back.
   *
   * `POST /v1/customers/me/identities`
   * @throws Refusal `busy`, `identity-provider-not-answering`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `recent-sign-in-needed`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-password`
   */
  startProviderLink: Method<StartProviderLinkInput, StartedProviderSignIn, RefusalCodeOf<'startProviderLink'>>
  /**
   * List own linked accounts. Accounts at identity providers that sign this customer in.
   *
   * `GET /v1/customers/me/identities`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listCustomerIdentities: Method<ListCustomerIdentitiesInput, CustomerIdentityList, RefusalCodeOf<'listCustomerIdentities'>>
  /**
   * Finish linking another account. It signs this customer in from now on. The customer is told by mail.
   *
   * `POST /v1/customers/me/identities/completion`
   * @throws Refusal `busy`, `identity-provider-not-answering`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `provider-identity-taken`, `provider-linked-already`, `provider-sign-in-denied`, `provider-sign-in-gone`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  completeProviderLink: Method<CompleteProviderLinkInput, CustomerIdentity, RefusalCodeOf<'completeProviderLink'>>
  /**
   * Remove an own linked account. It signs in no more; sessions it opened live on. Who has no password asks for one with `requestPasswordReset`. The customer is told by mail.
   *
   * `DELETE /v1/customers/me/identities/{providerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  removeCustomerIdentity: Method<RemoveCustomerIdentityInput, void, RefusalCodeOf<'removeCustomerIdentity'>>
  /**
   * List identity providers. Those that are disabled, too.
   *
   * `GET /v1/admin/identity-providers`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listIdentityProviders: Method<ListIdentityProvidersInput, IdentityProviderList, RefusalCodeOf<'listIdentityProviders'>>
  /**
   * Add an identity provider. Lets customers sign in with accounts of another service (OpenID Connect). Register the store there first, with the pages that customers come back to. The client secret is never read back.
   *
   * `POST /v1/admin/identity-providers`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `identity-provider-handle-taken`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-identity-providers`, `too-many-requests`, `unsupported-media-type`
   */
  createIdentityProvider: Method<CreateIdentityProviderInput, IdentityProvider, RefusalCodeOf<'createIdentityProvider'>>
  /**
   * Read an identity provider. All but its secret.
   *
   * `GET /v1/admin/identity-providers/{providerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getIdentityProvider: Method<GetIdentityProviderInput, IdentityProvider, RefusalCodeOf<'getIdentityProvider'>>
  /**
   * Change an identity provider. What is left out stays. Handle and issuer never change: remove it and add another one instead.
   *
   * `PATCH /v1/admin/identity-providers/{providerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateIdentityProvider: Method<UpdateIdentityProviderInput, IdentityProvider, RefusalCodeOf<'updateIdentityProvider'>>
  /**
   * Remove an identity provider. Nobody signs in with it any more, and links to customers are gone for good. Who has no password asks for one by mail. To pause it, disable it.
   *
   * `DELETE /v1/admin/identity-providers/{providerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  removeIdentityProvider: Method<RemoveIdentityProviderInput, void, RefusalCodeOf<'removeIdentityProvider'>>
  /**
   * Export all own data. Everything that the store knows of the signed-in customer, as one document: account, addresses, consents, sessions, cart, orders.
   *
   * `GET /v1/customers/me/export`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`, `total-too-large`
   */
  exportCustomerData: Method<ExportCustomerDataInput, CustomerData, RefusalCodeOf<'exportCustomerData'>>
  /**
   * Erase the own account. For good, with all that is personal; send the password again. Orders stay in the books without name, address and e-mail: amounts, lines, parcels and the country are left. While a paid order has not been shipped, it is refused. A last mail confirms it.
   *
   * `POST /v1/customers/me/erasure`
   * @throws Refusal `busy`, `checkout-in-progress`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `orders-not-shipped`, `origin-not-allowed`, `payload-too-large`, `recent-sign-in-needed`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-password`
   */
  eraseCustomer: Method<EraseCustomerInput, void, RefusalCodeOf<'eraseCustomer'>>
  /**
   * Export all data of a customer. What the customer gets from `exportCustomerData`, orders included, for one who asks the store for it. That it was taken out is recorded.
   *
   * `POST /v1/admin/customers/{customerId}/exports`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `total-too-large`
   */
  createCustomerExport: Method<CreateCustomerExportInput, CustomerData, RefusalCodeOf<'createCustomerExport'>>
  /**
   * Erase a customer. As `eraseCustomer`, on the customer’s wish. Who is erased already stays so. Consents given and taken back are kept, without a name.
   *
   * `POST /v1/admin/customers/{customerId}/erasure`
   * @throws Refusal `busy`, `checkout-in-progress`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `orders-not-shipped`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  eraseCustomerById: Method<EraseCustomerByIdInput, void, RefusalCodeOf<'eraseCustomerById'>>
  /**
   * Sign in as staff. For the store that the publishable key names; lasts twelve hours. `secondFactor` says what is to be done before the session may do all that its role permits.
   *
   * `POST /v1/account/sessions`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-credentials`
   */
  createStaffSession: Method<CreateStaffSessionInput, StaffSession, RefusalCodeOf<'createStaffSession'>>
  /**
   * List where you are signed in. Your living sessions in all stores and at both desks, the newest first.
   *
   * `GET /v1/account/sessions`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listAccountSessions: Method<ListAccountSessionsInput, AccountSessionList, RefusalCodeOf<'listAccountSessions'>>
  /**
   * Sign out everywhere else. Ends every session of yours but this one, in all stores and at both desks, at once.
   *
   * `DELETE /v1/account/sessions`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  endOtherAccountSessions: Method<EndOtherAccountSessionsInput, void, RefusalCodeOf<'endOtherAccountSessions'>>
  /**
   * Sign out. Ends the session of the token at once.
   *
   * `DELETE /v1/account/sessions/current`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  endStaffSession: Method<EndStaffSessionInput, void, RefusalCodeOf<'endStaffSession'>>
  /**
   * Read your own account. Who is signed in, what the session may do, and whether it must show a second factor first.
   *
   * `GET /v1/account`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getAccount: Method<GetAccountInput, Account, RefusalCodeOf<'getAccount'>>
  /**
   * Change your name. In every store you work for. The e-mail address stays.
   *
   * `PATCH /v1/account`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateAccount: Method<UpdateAccountInput, Account, RefusalCodeOf<'updateAccount'>>
  /**
   * Change your password. Ends every other session of yours, in all stores. This one goes on.
   *
   * `PUT /v1/account/password`
   * @throws Refusal `account-password-wrong`, `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  changeAccountPassword: Method<ChangeAccountPasswordInput, void, RefusalCodeOf<'changeAccountPassword'>>
  /**
   * Sign out one session. One of `listAccountSessions`, in whatever store it is.
   *
   * `DELETE /v1/account/sessions/{sessionId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  endAccountSession: Method<EndAccountSessionInput, void, RefusalCodeOf<'endAccountSession'>>
  /**
   * List the stores you work for. Those in which you are on the staff, with your role. `switchStore` opens one.
   *
   * `GET /v1/account/stores`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listAccountStores: Method<ListAccountStoresInput, AccountStoreList, RefusalCodeOf<'listAccountStores'>>
  /**
   * Begin another store. For accounts that may make stores, after their second factor. The caller is its first owner; sign in there with the publishable key of the reply.
   *
   * `POST /v1/account/stores`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `slug-taken`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createStore: Method<CreateStoreInput, NewStore, RefusalCodeOf<'createStore'>>
  /**
   * Go on in another store. A session there, without signing in again: it keeps the proof of the second factor, and ends when this one would have ended. This one goes on.
   *
   * `POST /v1/account/stores/{storeId}/sessions`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  switchStore: Method<SwitchStoreInput, StaffSession, RefusalCodeOf<'switchStore'>>
  /**
   * Begin to set up a second factor. A secret for an authenticator app (TOTP, RFC 6238). It counts once `confirmSecondFactor` has seen a code of it; until then asking again gives another one.
   *
   * `POST /v1/account/second-factor`
   * @throws Refusal `account-password-wrong`, `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-set-up`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  startSecondFactor: Method<StartSecondFactorInput, SecondFactorStart, RefusalCodeOf<'startSecondFactor'>>
  /**
   * Remove the second factor. Not for owners of a store. What needs a second factor is refused from then on.
   *
   * `DELETE /v1/account/second-factor`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-kept`, `second-factor-not-set-up`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  removeSecondFactor: Method<RemoveSecondFactorInput, void, RefusalCodeOf<'removeSecondFactor'>>
  /**
   * Finish setting up a second factor. With the first code of the app. From now on every session must show it; this one has. Keep the recovery codes: they are for the day the app is lost.
   *
   * `POST /v1/account/second-factor/confirmation`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-not-set-up`, `second-factor-set-up`, `second-factor-wrong`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  confirmSecondFactor: Method<ConfirmSecondFactorInput, RecoveryCodes, RefusalCodeOf<'confirmSecondFactor'>>
  /**
   * Show the second factor. For the session that asks, until it ends. No code works twice. Wrong codes are counted: after a few of them the next one has to wait.
   *
   * `POST /v1/account/sessions/current/second-factor`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-not-set-up`, `second-factor-wrong`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  verifySecondFactor: Method<VerifySecondFactorInput, SecondFactorShown, RefusalCodeOf<'verifySecondFactor'>>
  /**
   * Make new recovery codes. The old ones are worth nothing any more.
   *
   * `POST /v1/account/second-factor/recovery-codes`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-not-set-up`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  replaceRecoveryCodes: Method<ReplaceRecoveryCodesInput, RecoveryCodes, RefusalCodeOf<'replaceRecoveryCodes'>>
  /**
   * Ask for a new password. For people who work for the store that the publishable key names. Mails a link that works once, for an hour. The answer is the same whether there is an account or not.
   *
   * `POST /v1/account/password-resets`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  requestAccountPasswordReset: Method<RequestAccountPasswordResetInput, AccountMailSent, RefusalCodeOf<'requestAccountPasswordReset'>>
  /**
   * Choose a new password. By the mailed link. Every session ends, in all stores; a second factor stays and is asked for at the next sign-in.
   *
   * `POST /v1/account/password-resets/confirmation`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `payload-too-large`, `reset-link-not-valid`, `too-many-requests`, `unsupported-media-type`
   */
  resetAccountPassword: Method<ResetAccountPasswordInput, void, RefusalCodeOf<'resetAccountPassword'>>
  /**
   * Invite somebody to work here. Mails a link that works once, for seven days. Inviting the same address again replaces the open invitation. Nobody gives a role that permits more than they may do themselves; only owners make owners.
   *
   * `POST /v1/admin/staff-invitations`
   * @throws Refusal `already-staff`, `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `permission-not-held`, `role-not-found`, `second-factor-required`, `store-suspended`, `too-many-requests`, `too-many-staff-invitations`, `unsupported-media-type`
   */
  inviteStaff: Method<InviteStaffInput, StaffInvitation, RefusalCodeOf<'inviteStaff'>>
  /**
   * List open invitations. Those that may still be accepted, the newest first.
   *
   * `GET /v1/admin/staff-invitations`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listStaffInvitations: ListMethod<ListStaffInvitationsInput, StaffInvitationList, RefusalCodeOf<'listStaffInvitations'>>
  /**
   * Withdraw an invitation. Its link is dead at once.
   *
   * `DELETE /v1/admin/staff-invitations/{invitationId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `permission-not-held`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  revokeStaffInvitation: Method<RevokeStaffInvitationInput, void, RefusalCodeOf<'revokeStaffInvitation'>>
  /**
   * Look at an invitation. By the mailed link: to what it invites, and whether its address has an account already.
   *
   * `POST /v1/staff-invitations/inspection`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `payload-too-large`, `staff-invitation-not-valid`, `too-many-requests`, `unsupported-media-type`
   */
  inspectStaffInvitation: Method<InspectStaffInvitationInput, InspectedStaffInvitation, RefusalCodeOf<'inspectStaffInvitation'>>
  /**
   * Accept an invitation. By the mailed link, which works once: with the password of the account that its address has, or with a name and a new password. Signs in.
   *
   * `POST /v1/staff-invitations/acceptance`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `payload-too-large`, `staff-invitation-not-valid`, `too-many-requests`, `unsupported-media-type`, `wrong-credentials`
   */
  acceptStaffInvitation: Method<AcceptStaffInvitationInput, StaffSession, RefusalCodeOf<'acceptStaffInvitation'>>
  /**
   * List who works here. The first ones first.
   *
   * `GET /v1/admin/staff`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listStaff: ListMethod<ListStaffInput, StaffMemberList, RefusalCodeOf<'listStaff'>>
  /**
   * Read one who works here. With the role, and whether a second factor is set up.
   *
   * `GET /v1/admin/staff/{accountId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getStaffMember: Method<GetStaffMemberInput, StaffMember, RefusalCodeOf<'getStaffMember'>>
  /**
   * Give a member another role. It counts from the next request on. Nobody gives or takes a permission that they lack; only owners make owners, and one is always left.
   *
   * `PATCH /v1/admin/staff/{accountId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `last-owner`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `permission-not-held`, `role-not-found`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateStaffMember: Method<UpdateStaffMemberInput, StaffMember, RefusalCodeOf<'updateStaffMember'>>
  /**
   * End that somebody works here. Sessions of this store end at once, and invitations that the person sent are worth nothing. The account stays, for other stores. One owner is always left.
   *
   * `DELETE /v1/admin/staff/{accountId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `last-owner`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `permission-not-held`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  removeStaffMember: Method<RemoveStaffMemberInput, void, RefusalCodeOf<'removeStaffMember'>>
  /**
   * List the roles of the store. The built-in ones first, then those of the store, by name.
   *
   * `GET /v1/admin/roles`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listRoles: Method<ListRolesInput, StaffRoleList, RefusalCodeOf<'listRoles'>>
  /**
   * Create a role. A name for permissions. Only such as its maker has.
   *
   * `POST /v1/admin/roles`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `permission-not-held`, `role-name-taken`, `second-factor-required`, `store-suspended`, `too-many-requests`, `too-many-roles`, `unsupported-media-type`
   */
  createRole: Method<CreateRoleInput, StaffRole, RefusalCodeOf<'createRole'>>
  /**
   * Change a role. Whoever has it may do what it says from the next request on. Nobody changes a role that permits more than they may do themselves.
   *
   * `PATCH /v1/admin/roles/{roleId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `permission-not-held`, `role-built-in`, `role-name-taken`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateRole: Method<UpdateRoleInput, StaffRole, RefusalCodeOf<'updateRole'>>
  /**
   * Delete a role. One that nobody has. Open invitations to it end.
   *
   * `DELETE /v1/admin/roles/{roleId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `permission-not-held`, `role-built-in`, `role-in-use`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`
   */
  deleteRole: Method<DeleteRoleInput, void, RefusalCodeOf<'deleteRole'>>
  /**
   * Read who did what. What people and keys of the store and of its sellers did, the newest first. What shoppers do is not here.
   *
   * `GET /v1/admin/audit`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listAuditEntries: ListMethod<ListAuditEntriesInput, AuditEntryList, RefusalCodeOf<'listAuditEntries'>>
  /**
   * Apply to sell in this store. Staff of the store decides and writes back. The answer is the same for every address; while an application of an address waits, another one is not kept.
   *
   * `POST /v1/seller-applications`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  applyAsSeller: Method<ApplyAsSellerInput, SellerApplicationReceived, RefusalCodeOf<'applyAsSeller'>>
  /**
   * Sign in to work for a seller. In the store that the publishable key names; lasts twelve hours. An account that works for several sellers says for which.
   *
   * `POST /v1/seller/sessions`
   * @throws Refusal `busy`, `choose-seller`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `payload-too-large`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `wrong-credentials`
   */
  createSellerSession: Method<CreateSellerSessionInput, SellerSession, RefusalCodeOf<'createSellerSession'>>
  /**
   * Sign out. Ends the session of the token at once.
   *
   * `DELETE /v1/seller/sessions/current`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  endSellerSession: Method<EndSellerSessionInput, void, RefusalCodeOf<'endSellerSession'>>
  /**
   * Read the own seller. Whom the session or key works for.
   *
   * `GET /v1/seller`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerProfile: Method<GetSellerProfileInput, SellerProfile, RefusalCodeOf<'getSellerProfile'>>
  /**
   * Change the own seller. Its name, description or web address; what is left out stays.
   *
   * `PATCH /v1/seller`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateSellerProfile: Method<UpdateSellerProfileInput, SellerProfile, RefusalCodeOf<'updateSellerProfile'>>
  /**
   * Look at an invitation to a seller. By the mailed link: to whom it invites, and whether its address has an account already.
   *
   * `POST /v1/seller-invitations/inspection`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `payload-too-large`, `seller-invitation-not-valid`, `too-many-requests`, `unsupported-media-type`
   */
  inspectSellerInvitation: Method<InspectSellerInvitationInput, InspectedSellerInvitation, RefusalCodeOf<'inspectSellerInvitation'>>
  /**
   * Accept an invitation to a seller. By the mailed link, which works once: with the password of the account that its address has, or with a name and a new password. Signs in.
   *
   * `POST /v1/seller-invitations/acceptance`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `payload-too-large`, `seller-invitation-not-valid`, `too-many-requests`, `unsupported-media-type`, `wrong-credentials`
   */
  acceptSellerInvitation: Method<AcceptSellerInvitationInput, SellerSession, RefusalCodeOf<'acceptSellerInvitation'>>
  /**
   * List the people of the own seller. All of them, the first ones first; at most a hundred.
   *
   * `GET /v1/seller/members`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerMembers: Method<ListSellerMembersInput, SellerMemberList, RefusalCodeOf<'listSellerMembers'>>
  /**
   * Change what a member may do. It bites at once. Nobody gives what he does not have; only owners make and change owners, and one owner stays.
   *
   * `PATCH /v1/seller/members/{memberId}`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `last-seller-owner`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `seller-permission-not-held`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateSellerMember: Method<UpdateSellerMemberInput, SellerMember, RefusalCodeOf<'updateSellerMember'>>
  /**
   * Remove a member. Its sessions end at once, and the invitations it sent are withdrawn. Keys stay: they are the seller’s. One owner stays.
   *
   * `DELETE /v1/seller/members/{memberId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `last-seller-owner`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `seller-permission-not-held`, `store-suspended`, `too-many-requests`
   */
  removeSellerMember: Method<RemoveSellerMemberInput, void, RefusalCodeOf<'removeSellerMember'>>
  /**
   * List invitations that wait. Those that may still be accepted, newest first. At most twenty wait at a time.
   *
   * `GET /v1/seller/invitations`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerInvitations: Method<ListSellerInvitationsInput, SellerInvitationList, RefusalCodeOf<'listSellerInvitations'>>
  /**
   * Invite somebody to the own seller. By mail, for seven days, with no more rights than your own, and while you may. Too many to one address, or by one person, wait (`too-many-requests`). An earlier invitation of the same address is withdrawn.
   *
   * `POST /v1/seller/invitations`
   * @throws Refusal `already-seller-member`, `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `seller-permission-not-held`, `store-suspended`, `too-many-requests`, `too-many-seller-invitations`, `too-many-seller-members`, `unsupported-media-type`
   */
  inviteSellerMember: Method<InviteSellerMemberInput, SellerInvitation, RefusalCodeOf<'inviteSellerMember'>>
  /**
   * Withdraw an invitation. Its link is dead at once.
   *
   * `DELETE /v1/seller/invitations/{invitationId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `seller-permission-not-held`, `store-suspended`, `too-many-requests`
   */
  revokeSellerInvitation: Method<RevokeSellerInvitationInput, void, RefusalCodeOf<'revokeSellerInvitation'>>
  /**
   * List the own seller's API keys. Newest first, ended ones too.
   *
   * `GET /v1/seller/keys`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerKeys: ListMethod<ListSellerKeysInput, KeyList, RefusalCodeOf<'listSellerKeys'>>
  /**
   * Make an API key for the own seller. For a server of yours, with scopes that you have yourself. The secret is in this reply and nowhere else.
   *
   * `POST /v1/seller/keys`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `scope-not-held`, `second-factor-required`, `store-suspended`, `too-many-keys`, `too-many-requests`, `unsupported-media-type`
   */
  createSellerKey: Method<CreateSellerKeyInput, NewKey, RefusalCodeOf<'createSellerKey'>>
  /**
   * Read an API key of the own seller's. Everything but its secret.
   *
   * `GET /v1/seller/keys/{keyId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerKey: Method<GetSellerKeyInput, Key, RefusalCodeOf<'getSellerKey'>>
  /**
   * Change an API key of the own seller's. Its name, its scopes or its networks; what is left out stays. It bites everywhere within five seconds.
   *
   * `PATCH /v1/seller/keys/{keyId}`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `key-ended`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `scope-not-held`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateSellerKey: Method<UpdateSellerKeyInput, Key, RefusalCodeOf<'updateSellerKey'>>
  /**
   * Revoke an API key of the own seller's. For good. Within five seconds nobody gets in with it.
   *
   * `DELETE /v1/seller/keys/{keyId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  revokeSellerKey: Method<RevokeSellerKeyInput, void, RefusalCodeOf<'revokeSellerKey'>>
  /**
   * Replace an API key of the own seller's. Makes a key with the same rights and a new secret. The old one works on for `overlapSeconds`, so that nothing stands still while you change it everywhere. A key is replaced once.
   *
   * `POST /v1/seller/keys/{keyId}/rotation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `key-ended`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `scope-not-held`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  rotateSellerKey: Method<RotateSellerKeyInput, NewKey, RefusalCodeOf<'rotateSellerKey'>>
  /**
   * List sellers and applications. Newest first. `status=applied` lists what waits for a decision.
   *
   * `GET /v1/admin/sellers`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellers: ListMethod<ListSellersInput, SellerList, RefusalCodeOf<'listSellers'>>
  /**
   * Read a seller or an application. Everything that staff may know of it; its members are its own affair.
   *
   * `GET /v1/admin/sellers/{sellerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSeller: Method<GetSellerInput, Seller, RefusalCodeOf<'getSeller'>>
  /**
   * Approve or refuse an application. Once. Whoever applied is told by mail; an approved one is mailed an invitation as the first owner of the seller.
   *
   * `POST /v1/admin/sellers/{sellerId}/decision`
   * @throws Refusal `application-decided`, `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  decideSellerApplication: Method<DecideSellerApplicationInput, Seller, RefusalCodeOf<'decideSellerApplication'>>
  /**
   * Invite an owner of a seller. By mail, for seven days. For when the first invitation ran out or the last owner is gone.
   *
   * `POST /v1/admin/sellers/{sellerId}/owner-invitations`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `seller-not-trading`, `store-suspended`, `too-many-requests`, `too-many-seller-invitations`, `too-many-seller-members`, `unsupported-media-type`
   */
  inviteSellerOwner: Method<InviteSellerOwnerInput, SellerInvitation, RefusalCodeOf<'inviteSellerOwner'>>
  /**
   * Close a seller for now. Its offers cannot be bought any more; its keys and members are let in nowhere, keys within five seconds. Orders that were placed stay as they are.
   *
   * `PUT /v1/admin/sellers/{sellerId}/suspension`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `seller-not-trading`, `store-suspended`, `too-many-requests`
   */
  suspendSeller: Method<SuspendSellerInput, Seller, RefusalCodeOf<'suspendSeller'>>
  /**
   * Let a suspended seller trade again. With the offers, members and keys it had.
   *
   * `DELETE /v1/admin/sellers/{sellerId}/suspension`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `seller-not-trading`, `store-suspended`, `too-many-requests`
   */
  reopenSeller: Method<ReopenSellerInput, Seller, RefusalCodeOf<'reopenSeller'>>
  /**
   * Set the commission of a seller. What the store keeps of what is paid for its goods without tax, after the part of discounts that the seller bears. It holds for orders placed from now on.
   *
   * `PUT /v1/admin/sellers/{sellerId}/commission`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `seller-is-house`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  updateSellerCommission: Method<UpdateSellerCommissionInput, Seller, RefusalCodeOf<'updateSellerCommission'>>
  /**
   * List orders with own lines. Newest first. Each shows the seller's part and nothing else.
   *
   * `GET /v1/seller/orders`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerOrders: ListMethod<ListSellerOrdersInput, SellerOrderList, RefusalCodeOf<'listSellerOrders'>>
  /**
   * Read the own part of an order. The own lines, their parcels, and where they go. An order without own lines does not exist.
   *
   * `GET /v1/seller/orders/{orderId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerOrder: Method<GetSellerOrderInput, SellerOrder, RefusalCodeOf<'getSellerOrder'>>
  /**
   * Ship the own part of an order, or some of it. Records a parcel with own lines. Without `lineItems`, all of them that have not left yet.
   *
   * `POST /v1/seller/orders/{orderId}/fulfillments`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `nothing-to-fulfill`, `order-canceled`, `order-held`, `origin-not-allowed`, `parcel-of-several-destinations`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  createSellerFulfillment: Method<CreateSellerFulfillmentInput, SellerOrder, RefusalCodeOf<'createSellerFulfillment'>>
  /**
   * Say that an own parcel has arrived. Of what the seller sent itself. From then on counts the time in which its goods may be sent back. A parcel that has arrived before stays as it is.
   *
   * `PUT /v1/seller/orders/{orderId}/fulfillments/{fulfillmentId}/delivery`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `parcel-of-store`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  markSellerDelivered: Method<MarkSellerDeliveredInput, SellerOrder, RefusalCodeOf<'markSellerDelivered'>>
  /**
   * List own offers with their stock. Newest first, paused ones too.
   *
   * `GET /v1/seller/offers`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerOffers: ListMethod<ListSellerOffersInput, SellerOfferList, RefusalCodeOf<'listSellerOffers'>>
  /**
   * List webhook endpoints. Newest first.
   *
   * `GET /v1/admin/webhook-endpoints`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listWebhookEndpoints: ListMethod<ListWebhookEndpointsInput, WebhookEndpointList, RefusalCodeOf<'listWebhookEndpoints'>>
  /**
   * Make a webhook endpoint. Events that happen from now on are posted there, signed by Standard Webhooks, once it is verified. It sees what you may read yourself, as far as you choose. The secret is in this reply and nowhere else.
   *
   * `POST /v1/admin/webhook-endpoints`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `too-many-webhook-endpoints`, `unsupported-media-type`, `webhook-events-not-held`
   */
  createWebhookEndpoint: Method<CreateWebhookEndpointInput, NewWebhookEndpoint, RefusalCodeOf<'createWebhookEndpoint'>>
  /**
   * Read a webhook endpoint. Everything but its secret.
   *
   * `GET /v1/admin/webhook-endpoints/{endpointId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getWebhookEndpoint: Method<GetWebhookEndpointInput, WebhookEndpoint, RefusalCodeOf<'getWebhookEndpoint'>>
  /**
   * Change a webhook endpoint. What is left out stays. Another address must be verified before anything is sent there. Disabled, it keeps its place: enabled again, it goes on where it stopped.
   *
   * `PATCH /v1/admin/webhook-endpoints/{endpointId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`, `webhook-endpoint-not-verified`, `webhook-endpoint-of-installation`, `webhook-events-not-held`
   */
  updateWebhookEndpoint: Method<UpdateWebhookEndpointInput, WebhookEndpoint, RefusalCodeOf<'updateWebhookEndpoint'>>
  /**
   * Remove a webhook endpoint. For good: what waits for it is not sent, and its log goes within the hour.
   *
   * `DELETE /v1/admin/webhook-endpoints/{endpointId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `webhook-endpoint-of-installation`
   */
  removeWebhookEndpoint: Method<RemoveWebhookEndpointInput, void, RefusalCodeOf<'removeWebhookEndpoint'>>
  /**
   * Verify a webhook endpoint. Posts `webhook.verification` there, now. Answered with its challenge, the endpoint is enabled and gets what has happened since it was made. An endpoint is asked at most five times a minute, and a host ten times, whoever asks.
   *
   * `POST /v1/admin/webhook-endpoints/{endpointId}/verification`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`, `webhook-challenge-not-answered`, `webhook-endpoint-of-installation`
   */
  verifyWebhookEndpoint: Method<VerifyWebhookEndpointInput, WebhookEndpoint, RefusalCodeOf<'verifyWebhookEndpoint'>>
  /**
   * Send a test to a webhook endpoint. Posts `webhook.test` there once, now, and tells what came back. Ten times a minute at most for an endpoint.
   *
   * `POST /v1/admin/webhook-endpoints/{endpointId}/test`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `webhook-endpoint-not-verified`, `webhook-endpoint-of-installation`
   */
  testWebhookEndpoint: Method<TestWebhookEndpointInput, TestedWebhookEndpoint, RefusalCodeOf<'testWebhookEndpoint'>>
  /**
   * Replace the secret of a webhook endpoint. Deliveries are signed with the new one and, for `overlapSeconds`, with the old ones too, in one header: change it at the receiver meanwhile. The secret is in this reply and nowhere else.
   *
   * `POST /v1/admin/webhook-endpoints/{endpointId}/rotation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `webhook-endpoint-of-installation`, `webhook-events-not-held`
   */
  rotateWebhookSecret: Method<RotateWebhookSecretInput, NewWebhookEndpoint, RefusalCodeOf<'rotateWebhookSecret'>>
  /**
   * Send webhooks again from a moment on. Back: everything that has happened since then is sent again, under the same ids. Forward: what is not on its way yet and lies before is left out.
   *
   * `POST /v1/admin/webhook-endpoints/{endpointId}/replay`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  replayWebhooks: Method<ReplayWebhooksInput, WebhookEndpoint, RefusalCodeOf<'replayWebhooks'>>
  /**
   * List deliveries of a webhook endpoint. Newest first, those of the last 30 days. With `status=failed` the dead letters: deliveries whose last attempt has failed.
   *
   * `GET /v1/admin/webhook-endpoints/{endpointId}/deliveries`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listWebhookDeliveries: ListMethod<ListWebhookDeliveriesInput, WebhookDeliveryList, RefusalCodeOf<'listWebhookDeliveries'>>
  /**
   * Read a webhook delivery. With what was sent and the beginning of what came back.
   *
   * `GET /v1/admin/webhook-endpoints/{endpointId}/deliveries/{eventId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getWebhookDelivery: Method<GetWebhookDeliveryInput, WebhookDelivery, RefusalCodeOf<'getWebhookDelivery'>>
  /**
   * Send a webhook delivery again. Whatever came of it, under the same id, with all its attempts before it.
   *
   * `POST /v1/admin/webhook-endpoints/{endpointId}/deliveries/{eventId}/redelivery`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `webhook-delivery-in-flight`
   */
  redeliverWebhook: Method<RedeliverWebhookInput, WebhookDelivery, RefusalCodeOf<'redeliverWebhook'>>
  /**
   * Give up a webhook delivery. One that waits or has failed; what comes after it about the same thing goes on. One that is there stays as it is.
   *
   * `POST /v1/admin/webhook-endpoints/{endpointId}/deliveries/{eventId}/discarding`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `webhook-delivery-in-flight`
   */
  discardWebhook: Method<DiscardWebhookInput, WebhookDelivery, RefusalCodeOf<'discardWebhook'>>
  /**
   * Send failed webhooks again. The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.
   *
   * `POST /v1/admin/webhook-endpoints/{endpointId}/dead-letters/redelivery`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  redeliverFailedWebhooks: Method<RedeliverFailedWebhooksInput, FailedWebhookCount, RefusalCodeOf<'redeliverFailedWebhooks'>>
  /**
   * Give up failed webhooks. The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.
   *
   * `POST /v1/admin/webhook-endpoints/{endpointId}/dead-letters/discarding`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  discardFailedWebhooks: Method<DiscardFailedWebhooksInput, FailedWebhookCount, RefusalCodeOf<'discardFailedWebhooks'>>
  /**
   * List webhook endpoints of the own seller. Newest first.
   *
   * `GET /v1/seller/webhook-endpoints`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerWebhookEndpoints: ListMethod<ListSellerWebhookEndpointsInput, WebhookEndpointList, RefusalCodeOf<'listSellerWebhookEndpoints'>>
  /**
   * Make a webhook endpoint of the own seller. Events that happen from now on are posted there, signed by Standard Webhooks, once it is verified. It sees what you may read yourself, as far as you choose. The secret is in this reply and nowhere else.
   *
   * `POST /v1/seller/webhook-endpoints`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `too-many-webhook-endpoints`, `unsupported-media-type`, `webhook-events-not-held`
   */
  createSellerWebhookEndpoint: Method<CreateSellerWebhookEndpointInput, NewWebhookEndpoint, RefusalCodeOf<'createSellerWebhookEndpoint'>>
  /**
   * Read a webhook endpoint of the own seller. Everything but its secret.
   *
   * `GET /v1/seller/webhook-endpoints/{endpointId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerWebhookEndpoint: Method<GetSellerWebhookEndpointInput, WebhookEndpoint, RefusalCodeOf<'getSellerWebhookEndpoint'>>
  /**
   * Change a webhook endpoint of the own seller. What is left out stays. Another address must be verified before anything is sent there. Disabled, it keeps its place: enabled again, it goes on where it stopped.
   *
   * `PATCH /v1/seller/webhook-endpoints/{endpointId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`, `webhook-endpoint-not-verified`, `webhook-endpoint-of-installation`, `webhook-events-not-held`
   */
  updateSellerWebhookEndpoint: Method<UpdateSellerWebhookEndpointInput, WebhookEndpoint, RefusalCodeOf<'updateSellerWebhookEndpoint'>>
  /**
   * Remove a webhook endpoint of the own seller. For good: what waits for it is not sent, and its log goes within the hour.
   *
   * `DELETE /v1/seller/webhook-endpoints/{endpointId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `webhook-endpoint-of-installation`
   */
  removeSellerWebhookEndpoint: Method<RemoveSellerWebhookEndpointInput, void, RefusalCodeOf<'removeSellerWebhookEndpoint'>>
  /**
   * Verify a webhook endpoint of the own seller. Posts `webhook.verification` there, now. Answered with its challenge, the endpoint is enabled and gets what has happened since it was made. An endpoint is asked at most five times a minute, and a host ten times, whoever asks.
   *
   * `POST /v1/seller/webhook-endpoints/{endpointId}/verification`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `version-conflict`, `webhook-challenge-not-answered`, `webhook-endpoint-of-installation`
   */
  verifySellerWebhookEndpoint: Method<VerifySellerWebhookEndpointInput, WebhookEndpoint, RefusalCodeOf<'verifySellerWebhookEndpoint'>>
  /**
   * Send a test to a webhook endpoint of the own seller. Posts `webhook.test` there once, now, and tells what came back. Ten times a minute at most for an endpoint.
   *
   * `POST /v1/seller/webhook-endpoints/{endpointId}/test`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `webhook-endpoint-not-verified`, `webhook-endpoint-of-installation`
   */
  testSellerWebhookEndpoint: Method<TestSellerWebhookEndpointInput, TestedWebhookEndpoint, RefusalCodeOf<'testSellerWebhookEndpoint'>>
  /**
   * Replace the secret of a webhook endpoint of the own seller. Deliveries are signed with the new one and, for `overlapSeconds`, with the old ones too, in one header: change it at the receiver meanwhile. The secret is in this reply and nowhere else.
   *
   * `POST /v1/seller/webhook-endpoints/{endpointId}/rotation`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `webhook-endpoint-of-installation`, `webhook-events-not-held`
   */
  rotateSellerWebhookSecret: Method<RotateSellerWebhookSecretInput, NewWebhookEndpoint, RefusalCodeOf<'rotateSellerWebhookSecret'>>
  /**
   * Send webhooks again from a moment on of the own seller. Back: everything that has happened since then is sent again, under the same ids. Forward: what is not on its way yet and lies before is left out.
   *
   * `POST /v1/seller/webhook-endpoints/{endpointId}/replay`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  replaySellerWebhooks: Method<ReplaySellerWebhooksInput, WebhookEndpoint, RefusalCodeOf<'replaySellerWebhooks'>>
  /**
   * List deliveries of a webhook endpoint of the own seller. Newest first, those of the last 30 days. With `status=failed` the dead letters: deliveries whose last attempt has failed.
   *
   * `GET /v1/seller/webhook-endpoints/{endpointId}/deliveries`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listSellerWebhookDeliveries: ListMethod<ListSellerWebhookDeliveriesInput, WebhookDeliveryList, RefusalCodeOf<'listSellerWebhookDeliveries'>>
  /**
   * Read a webhook delivery of the own seller. With what was sent and the beginning of what came back.
   *
   * `GET /v1/seller/webhook-endpoints/{endpointId}/deliveries/{eventId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerWebhookDelivery: Method<GetSellerWebhookDeliveryInput, WebhookDelivery, RefusalCodeOf<'getSellerWebhookDelivery'>>
  /**
   * Send a webhook delivery again of the own seller. Whatever came of it, under the same id, with all its attempts before it.
   *
   * `POST /v1/seller/webhook-endpoints/{endpointId}/deliveries/{eventId}/redelivery`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `webhook-delivery-in-flight`
   */
  redeliverSellerWebhook: Method<RedeliverSellerWebhookInput, WebhookDelivery, RefusalCodeOf<'redeliverSellerWebhook'>>
  /**
   * Give up a webhook delivery of the own seller. One that waits or has failed; what comes after it about the same thing goes on. One that is there stays as it is.
   *
   * `POST /v1/seller/webhook-endpoints/{endpointId}/deliveries/{eventId}/discarding`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`, `webhook-delivery-in-flight`
   */
  discardSellerWebhook: Method<DiscardSellerWebhookInput, WebhookDelivery, RefusalCodeOf<'discardSellerWebhook'>>
  /**
   * Send failed webhooks again of the own seller. The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.
   *
   * `POST /v1/seller/webhook-endpoints/{endpointId}/dead-letters/redelivery`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  redeliverFailedSellerWebhooks: Method<RedeliverFailedSellerWebhooksInput, FailedWebhookCount, RefusalCodeOf<'redeliverFailedSellerWebhooks'>>
  /**
   * Give up failed webhooks of the own seller. The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.
   *
   * `POST /v1/seller/webhook-endpoints/{endpointId}/dead-letters/discarding`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  discardFailedSellerWebhooks: Method<DiscardFailedSellerWebhooksInput, FailedWebhookCount, RefusalCodeOf<'discardFailedSellerWebhooks'>>
  /**
   * List failed jobs. What the worker was to do after something happened, and gave up after its last attempt. Those that failed last first; what somebody decided about is kept for 30 days.
   *
   * `GET /v1/admin/failed-jobs`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listFailedJobs: ListMethod<ListFailedJobsInput, FailedJobList, RefusalCodeOf<'listFailedJobs'>>
  /**
   * Read a failed job. What it was about, and why its last attempt failed.
   *
   * `GET /v1/admin/failed-jobs/{failedJobId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getFailedJob: Method<GetFailedJobInput, FailedJob, RefusalCodeOf<'getFailedJob'>>
  /**
   * Let a failed job run again. At once, with all its attempts before it; one that was given up, too. One that runs again already stays as it is.
   *
   * `POST /v1/admin/failed-jobs/{failedJobId}/requeuing`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  requeueJob: Method<RequeueJobInput, FailedJob, RefusalCodeOf<'requeueJob'>>
  /**
   * Give a failed job up. What it would have done stays undone. One that was given up already stays as it is.
   *
   * `POST /v1/admin/failed-jobs/{failedJobId}/discarding`
   * @throws Refusal `busy`, `failed-job-runs-again`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  discardJob: Method<DiscardJobInput, FailedJob, RefusalCodeOf<'discardJob'>>
  /**
   * Let failed jobs run again. Those of one task, the oldest thousand; repeat it while `count` is 1000.
   *
   * `POST /v1/admin/tasks/{task}/failed-jobs/requeuing`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  requeueFailedJobs: Method<RequeueFailedJobsInput, FailedJobCount, RefusalCodeOf<'requeueFailedJobs'>>
  /**
   * Give failed jobs up. Those of one task, the oldest thousand; repeat it while `count` is 1000.
   *
   * `POST /v1/admin/tasks/{task}/failed-jobs/discarding`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  discardFailedJobs: Method<DiscardFailedJobsInput, FailedJobCount, RefusalCodeOf<'discardFailedJobs'>>
  /**
   * Begin with an empty installation. By the link that `pnpm owner:create` prints: makes the first account and its first store. Works once, and only where nobody has an account yet. Sign in with the publishable key of the reply, then set up a second factor.
   *
   * `POST /v1/installation/owner`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `owner-link-not-valid`, `payload-too-large`, `slug-taken`, `too-many-requests`, `unsupported-media-type`
   */
  createFirstOwner: Method<CreateFirstOwnerInput, FirstOwner, RefusalCodeOf<'createFirstOwner'>>
  /**
   * Make a store to rehearse in. With the settings, ways to ship, tax, price lists, sellers and catalogue of this store under the same ids, and with stock; without its customers, orders, pages and secrets. It has keys of its own (`pk_tradepost_test_…`, `sk_tradepost_test_…`) and a clock that `moveClock` moves. Its staff is that of this store, everybody in the same role; its secret key may do what the caller may. The catalogue follows within seconds and goes its own way from then on.
   *
   * `POST /v1/admin/store/twin`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `slug-taken`, `store-suspended`, `too-many-requests`, `twin-exists`, `twin-of-twin`
   */
  createTestTwin: Method<CreateTestTwinInput, NewTwin, RefusalCodeOf<'createTestTwin'>>
  /**
   * Export everything. One JSON text a line (NDJSON): a head, each row of each table as `{"table":…,"row":{…}}`, and an end that counts the rows; without it the export is not whole. Passwords, secrets and their digests are left out. A row is as it was when its turn came.
   *
   * `GET /v1/admin/store/export`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  exportStore: Method<ExportStoreInput, ReadableStream<Uint8Array>, RefusalCodeOf<'exportStore'>>
  /**
   * Delete the store. And its test twin. The store must be suspended and its name typed again. From then on nobody gets in, not even its staff; all its keys are dead for good. Thirty days later everything it had is erased.
   *
   * `POST /v1/admin/store/deletion`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `name-does-not-match`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `payload-too-large`, `payments-under-way`, `second-factor-required`, `store-open`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  deleteStore: Method<DeleteStoreInput, DeletedStore, RefusalCodeOf<'deleteStore'>>
  /**
   * Judge the books. Everything that must be true of stock, orders, payments and the ledger, and whether it is: each finding with its ids, and what to do about it. What crosses a network is judged after ten minutes. The worker looks every hour, too.
   *
   * `GET /v1/admin/invariants`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listInvariants: Method<ListInvariantsInput, InvariantList, RefusalCodeOf<'listInvariants'>>
  /**
   * Repair the books. Mends what breaks an invariant where a program can: counts are made anew from what they count, what is held for nothing is released, and what waits for a provider is asked about. Recorded as an event; repeat it while it is broken. Nothing broken: nothing changes.
   *
   * `POST /v1/admin/invariants/{name}/repair`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `invariant-needs-people`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  repairInvariant: Method<RepairInvariantInput, RepairedInvariant, RefusalCodeOf<'repairInvariant'>>
  /**
   * List the invoices of an order. And its credit notes. They appear a moment after the order is placed or money is given back, where the store issues invoices. For staff, the order's customer, and, where a guest bought, whoever has the order's secret: nobody else proves who a guest is.
   *
   * `GET /v1/orders/{orderId}/documents`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listDocumentsOfOrder: Method<ListDocumentsOfOrderInput, DocumentsOfOrder, RefusalCodeOf<'listDocumentsOfOrder'>>
  /**
   * Get an invoice or credit note as PDF. Drawn from what was frozen when it was issued. For staff, the order's customer, and, where a guest bought, whoever has the order's secret: nobody else proves who a guest is.
   *
   * `GET /v1/orders/{orderId}/documents/{documentId}/pdf`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getDocumentPdf: Method<GetDocumentPdfInput, ReadableStream<Uint8Array>, RefusalCodeOf<'getDocumentPdf'>>
  /**
   * List invoices and credit notes. Of all orders, newest first.
   *
   * `GET /v1/admin/documents`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listOrderDocuments: ListMethod<ListOrderDocumentsInput, OrderDocumentList, RefusalCodeOf<'listOrderDocuments'>>
  /**
   * Have the invoice of an order issued. For orders of before the store issued invoices: the invoices of others come by themselves. The worker issues it in a moment, once, however often it is asked for.
   *
   * `POST /v1/admin/orders/{orderId}/invoice`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `nothing-to-invoice`, `origin-not-allowed`, `second-factor-required`, `store-issues-no-invoices`, `store-suspended`, `too-many-requests`
   */
  requestInvoice: Method<RequestInvoiceInput, void, RefusalCodeOf<'requestInvoice'>>
  /**
   * Get a packing slip as PDF. What goes into a parcel and where it goes, without prices: a page for each address.
   *
   * `GET /v1/admin/orders/{orderId}/packing-slip`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `nothing-to-pack`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getPackingSlip: Method<GetPackingSlipInput, ReadableStream<Uint8Array>, RefusalCodeOf<'getPackingSlip'>>
  /**
   * Get a packing slip of the own goods as PDF. What of the own lines goes into a parcel and where it goes, without prices.
   *
   * `GET /v1/seller/orders/{orderId}/packing-slip`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `nothing-to-pack`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSellerPackingSlip: Method<GetSellerPackingSlipInput, ReadableStream<Uint8Array>, RefusalCodeOf<'getSellerPackingSlip'>>
  /**
   * List orders. Newest first; narrowed by status, how far the money is, hold, tag, customer, time, and how the number or the e-mail address begins.
   *
   * `GET /v1/admin/orders`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listOrders: ListMethod<ListOrdersInput, OrderList, RefusalCodeOf<'listOrders'>>
  /**
   * Read an order. As the shopper sees it, without its secret; besides, whether it is held and its tags.
   *
   * `GET /v1/admin/orders/{orderId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getOrderAsStaff: Method<GetOrderAsStaffInput, StaffOrder, RefusalCodeOf<'getOrderAsStaff'>>
  /**
   * Ship an order, or part of it. Records a parcel. Without `lineItems`, everything that has not left yet.
   *
   * `POST /v1/admin/orders/{orderId}/fulfillments`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `nothing-to-fulfill`, `order-canceled`, `order-held`, `origin-not-allowed`, `parcel-of-several-destinations`, `payload-too-large`, `second-factor-required`, `store-suspended`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  createFulfillment: Method<CreateFulfillmentInput, StaffOrder, RefusalCodeOf<'createFulfillment'>>
  /**
   * Explain what an order cost. Every step from nothing to the total, as it was promised with the quote, to the last minor unit; and who bears what promotions took off.
   *
   * `GET /v1/admin/orders/{orderId}/explanation`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getOrderExplanation: Method<GetOrderExplanationInput, OrderExplanation, RefusalCodeOf<'getOrderExplanation'>>
  /**
   * Export orders as CSV. From the oldest on, in UTF-8, amounts as decimals of their currency. What a spreadsheet would take for a formula begins with an apostrophe. A row is as it was when its turn came.
   *
   * `GET /v1/admin/order-export`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  exportOrders: Method<ExportOrdersInput, ReadableStream<Uint8Array>, RefusalCodeOf<'exportOrders'>>
  /**
   * Read the feed. Everything that happened, in one order that never changes: from as far back as all that you ask for is kept, or after an event you have seen. Nothing is missed in silence: when something you would have been told after that event is gone, the answer is 410. `cart.created`, `cart.changed`, `cart.bound`, `cart.merged`, `cart.viewed`, `listing.changed`, `stock.changed` are kept for 30 days, all other types for 400. Ask for `types` that are kept longer to go back further. For people who look, `order=newest` tells the same from its end. Staff and secret keys see what their permissions let them read; sellers what is theirs; customers what is their own; everybody what shoppers see anyway.
   *
   * `GET /v1/events`
   * @throws Refusal `busy`, `feed-place-gone`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listEvents: Method<ListEventsInput, EventPage, RefusalCodeOf<'listEvents'>>
  /**
   * Follow the feed. The same as server-sent events, as they happen (`curl -N` shows them): `id` is the event's, `event` its type, `data` the event. Without `after`, `since` or `Last-Event-ID` it begins now. Ends when the key or session does; a comment comes every 15 seconds. Staff and secret keys see what their permissions let them read; sellers what is theirs; customers what is their own; everybody what shoppers see anyway.
   *
   * `GET /v1/events/stream`
   * @throws Refusal `busy`, `feed-place-gone`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`, `too-many-streams`
   */
  streamEvents: Method<StreamEventsInput, ReadableStream<Uint8Array>, RefusalCodeOf<'streamEvents'>>
  /**
   * Get a token for realtime channels. For private channels of Supabase Realtime that the caller may hear; who asks for one it may not gets none. Nobody sends there but this installation. For an order of a guest, send its secret, too.
   *
   * `POST /v1/realtime/tokens`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `malformed-json`, `network-not-allowed`, `not-authenticated`, `not-found`, `origin-not-allowed`, `payload-too-large`, `realtime-not-offered`, `store-suspended`, `too-many-requests`, `unsupported-media-type`
   */
  createRealtimeToken: Method<CreateRealtimeTokenInput, RealtimeToken, RefusalCodeOf<'createRealtimeToken'>>
  /**
   * Read the keys of realtime tokens. For Supabase: the `jwks_url` of a third-party issuer. Other keys than those of access tokens.
   *
   * `GET /v1/realtime/.well-known/jwks.json`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `realtime-not-offered`, `too-many-requests`
   */
  getRealtimeKeys: Method<GetRealtimeKeysInput, RealtimeKeys, RefusalCodeOf<'getRealtimeKeys'>>
  /**
   * Read who signs realtime tokens. For Supabase: what it asks for at the `oidc_issuer_url` of a third-party issuer.
   *
   * `GET /v1/realtime/.well-known/openid-configuration`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `realtime-not-offered`, `too-many-requests`
   */
  getRealtimeIssuer: Method<GetRealtimeIssuerInput, RealtimeIssuer, RefusalCodeOf<'getRealtimeIssuer'>>
}

/** Name of an operation of the API, and of its method. */
export type OperationId = keyof typeof operations
/** Codes that one operation may refuse with. */
export type RefusalCodeOf<Id extends OperationId> = (typeof operations)[Id]['refusals'][number]
/** Every code that any operation may refuse with. */
export type RefusalCode = RefusalCodeOf<OperationId>
